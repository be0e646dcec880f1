package dev.goaround.checklist.reading.words;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How criteria write the time that they have to hold, beside the plain "for 5 minutes": "(5 min)", "sustained (5+ min)",
 * "at least 5 minutes", "; roll back if &gt; 5 min", "10 consecutive minutes". They are put into the plain form.
 */
public final class TriggerTimes {

    /**
     * What "sustained" means where no time is said: long enough that a restart or one bad scrape is over, short enough that it
     * is still the deployment. Goaround's own choice, noted wherever it is made.
     */
    static final Duration SUSTAINED = Duration.ofMinutes(5);

    private static final String TIME = "(?<time>" + DurationWords.PATTERN + ")";
    private static final String LASTS = "roll ?-?back|revert|abort|persist\\w*|sustained|lasting|holds|lasts";
    private static final Pattern CONSECUTIVE = Pattern.compile(
            "(?<count>\\b\\d{1,4}) (?:consecutive|continuous|straight|successive|uninterrupted|full) (?=(?:"
                    + DurationWords.UNITS + ")(?![a-z0-9]))");
    private static final Pattern BRACKETED = Pattern.compile(
            "\\((?:(?:for|sustained|sustained for|at least|min\\.?|minimum|more than|longer than|>=?|~|about|lasting"
                    + "|duration:?) ?){0,3}"
                    + TIME + "(?: or (?:more|longer))?(?: sustained)?\\)");
    private static final Pattern ASIDE =
            Pattern.compile("(?:[;,.(] ?(?:(?:and|then|please) )?(?:(?:" + LASTS + "|if|when|it|that|for) ){0,4}"
                    + "(?:>=?|more than|longer than|at least|minimum(?: of)?|min\\.?|lasting)"
                    + "|\\s(?:(?:" + LASTS + "|if it|for) ){1,3}(?:>=?|more than|longer than|at least)"
                    + "|\\s(?:longer than|at least|lasting)) ?" + TIME + "\\)?");
    private static final Pattern AGAIN = Pattern.compile(
            "[;,.] ?(?:roll ?-?back|revert|abort) (?:if|when)(?: it)?(?: persists| holds| lasts)?(?: for)?(?: over)? "
                    + TIME);
    /** "> 1 %, 5 min", "> 1s @ 5m". */
    private static final Pattern TRAILING =
            Pattern.compile("(?: ?[,;@|/] ?| - )(?:about |~ ?|min\\.? )?" + TIME + "\\W*$");

    private static final Pattern ANY = Pattern.compile(TIME);
    private static final Pattern BARE = Pattern.compile(
            "\\b(?:sustained|persist(?:s|ent|ently|ing)?|continuous(?:ly)?|prolonged|consistently|for a while)\\b");
    private static final Pattern FRACTION = Pattern.compile(
            "\\b(?:half|halv\\w*|doubl\\w*|twice|tripl\\w*|a (?:third|quarter)|\\d ?x)\\b|倍|[두세\\d] ?배");
    private static final Pattern SCOPE =
            Pattern.compile("\\b(?:within|in|during|for) (?:the )?(?:first (?:" + DurationWords.PATTERN + "|hour|day)|"
                    + DurationWords.PATTERN + " (?:after|of|following|from|post)\\b[^,;.]{0,30})");
    private static final Duration SHORTEST_ASIDE = Duration.ofMinutes(1);

    private TriggerTimes() {}

    static String asWritten(String plain) {
        if (!Quantity.mayBeIn(plain)) {
            return plain;
        }
        String text = CONSECUTIVE.matcher(SCOPE.matcher(plain).replaceAll(" ")).replaceAll("${count} ");
        text = replaced(text, BRACKETED, Duration.ZERO);
        text = replaced(text, AGAIN, Duration.ZERO);
        text = replaced(text, ASIDE, SHORTEST_ASIDE);
        return replaced(text, TRAILING, SHORTEST_ASIDE);
    }

    /** Whether a line is meant for the time right after the deployment only. */
    static boolean isScoped(String plain) {
        return Quantity.mayBeIn(plain) && SCOPE.matcher(plain).find();
    }

    /** A time of a minute or more that stands in a line beside its limit and was not understood, or empty. */
    static Optional<String> leftOver(SignalLimit limit, String plain) {
        boolean timed = limit.lasting() != null || limit.over() != null || limit.times() != null;
        if (timed || !Quantity.mayBeIn(plain)) {
            return Optional.empty();
        }
        return ANY.matcher(plain)
                .results()
                .map(match -> match.group().strip())
                .filter(time -> DurationWords.parse(time).compareTo(SHORTEST_ASIDE) >= 0)
                .filter(time -> !limit.unit().equals("seconds")
                        || DurationWords.parse(time).toMillis() != Math.round(1000 * limit.value()))
                .findFirst();
    }

    /** Whether a criterion that became no limit says how long, how often or how much all the same. */
    public static boolean counts(String text) {
        String plain = asWritten(PlainLine.of(text));
        if (FRACTION.matcher(plain).find()) {
            return true;
        }
        if (!Quantity.mayBeIn(plain)) {
            return false;
        }
        Persistence held = Persistence.in(plain);
        return held.lasting() != null
                || held.over() != null
                || held.times() != null
                || !ComparisonPhrase.in(plain).isEmpty()
                || SignalWords.find(plain).isPresent();
    }

    /** Whether a line wants its limit to last without saying how long. */
    static boolean isSustained(String plain) {
        return BARE.matcher(plain).find();
    }

    /** A time is taken for one only where the line compares something else as well: "recovery takes &gt; 5 min" does not. */
    private static String replaced(String text, Pattern pattern, Duration shortest) {
        Matcher match = pattern.matcher(text);
        while (match.find()) {
            String others = text.substring(0, match.start()) + " " + text.substring(match.end());
            boolean lasts = DurationWords.parse(match.group("time")).compareTo(shortest) >= 0;
            if (lasts && saysMore(others)) {
                return text.substring(0, match.start()) + " for " + match.group("time") + " "
                        + text.substring(match.end());
            }
        }
        return text;
    }

    private static boolean saysMore(String plain) {
        return !ComparisonPhrase.in(plain).isEmpty()
                || plain.indexOf('%') >= 0
                || RelativeLimit.in(plain).isPresent()
                || WordedLimits.bad(plain).isPresent();
    }
}
