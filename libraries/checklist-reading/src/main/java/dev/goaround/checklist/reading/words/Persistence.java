package dev.goaround.checklist.reading.words;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long or how often a comparison must hold, and over which window its signal is taken: "for 5+ minutes", "over 1
 * minute", "3 times in a row", "two consecutive checks", "three of the last five checks".
 *
 * @param over or null
 * @param lasting or null
 * @param times in a row, or of the last {@code outOf}; or null
 * @param outOf or null
 * @param rest the line without what was understood
 */
record Persistence(Duration over, Duration lasting, Integer times, Integer outOf, String rest) {

    static final Persistence NONE = new Persistence(null, null, null, null, "");

    private static final String COUNT = "(?<count>\\d{1,4}|two|three|four|five|six|seven|eight|nine|ten)";
    private static final String CHECKS =
            "(?:times|checks?|samples?|probes?|failures?|intervals?|readings?|polls?|evaluations?)";
    private static final Pattern TIMES = Pattern.compile("(?:(?:for|in) )?(?<![\\w.])(?:" + COUNT
            + " ?(?:x|" + CHECKS + ")? ?(?:in a row|in succession|back-to-back|consecutively)|"
            + COUNT.replace("count", "more")
            + " (?:consecutive|successive|straight)(?: " + CHECKS + ")?|(?<twice>twice) (?:in a row|consecutively))");
    private static final Pattern LASTING =
            Pattern.compile("(?<![a-z])(?:for|lasting|sustained(?: for)?|persist\\w*(?: for)?|longer than|more than)"
                    + " (?:(?:at least|more than|longer than|over|>=?|the|about|up to|any|first|last|next|past"
                    + "|an?(?= (?:minimum|total|period|continuous))|another|minimum(?: of)?|total of"
                    + "|(?:continuous )?period of) ?)*(?<time>"
                    + DurationWords.PATTERN + ")");
    private static final Pattern OVER = Pattern.compile(
            "(?<![a-z])(?:over|in|within|during|averaged over|measured over) (?:(?:an?|the|any|last|past|rolling"
                    + "|sliding) )*(?<time>"
                    + DurationWords.PATTERN + ")(?:[ -]?(?:window|period|average))?");
    private static final Pattern WINDOW =
            Pattern.compile("\\(?(?<time>" + DurationWords.PATTERN + ")[ -]?(?:window|average|avg|rolling|moving)");

    /** @param parts one of which every line that matches holds */
    private record Window(Pattern words, List<String> parts) {
        boolean mayBeIn(String plain) {
            return parts.stream().anyMatch(plain::contains);
        }
    }

    private static final List<Window> WINDOWS = List.of(
            new Window(OVER, List.of("over ", "in ", "within ", "during ")),
            new Window(WINDOW, List.of("window", "average", "avg", "rolling", "moving")));

    /** Something of the kind, be it of checks or of anything else ("2 of 3 nodes"). */
    private static final Pattern SOME = Pattern.compile(
            "\\b\\d{1,4} (?:out )?of (?:the )?(?:last )?\\d{1,4}\\b(?! (?:\\w+ )?(?:requests?|calls?|responses?|orders?|users?|logins?))");

    /** It is checks that are counted. */
    private static final Pattern SOME_CHECKS = Pattern.compile(
            "(?:(?:for|in|at|on|during) )?(?:at least |any )?(?<![\\w.])" + COUNT + " (?:out )?of (?:(?:the|any) )?(?:"
                    + "(?:last|latest|past|previous) " + COUNT.replace("count", "last") + "(?: " + CHECKS + ")?|"
                    + COUNT.replace("count", "all") + " (?:consecutive |last )?" + CHECKS
                    + ")(?![\\w-]| (?:minutes?|hours?|seconds?|days?|nodes?|pods?|hosts?|instances?|replicas?"
                    + "|servers?))");

    private static final Map<String, Integer> NUMBERS =
            Map.of("two", 2, "three", 3, "four", 4, "five", 5, "six", 6, "seven", 7, "eight", 8, "nine", 9, "ten", 10);

    static Persistence in(String plain) {
        String rest = plain;
        Integer times = null;
        Integer outOf = null;
        Duration lasting = null;
        Duration over = null;
        Matcher some = SOME_CHECKS.matcher(rest);
        if (rest.contains(" of ") && some.find()) {
            times = number(some.group("count"));
            outOf = number(some.group("last") == null ? some.group("all") : some.group("last"));
            rest = without(rest, some);
        }
        Matcher often = TIMES.matcher(rest);
        if (times == null
                && PlainLine.holdsAny(rest, "row", "succ", "back-to-back", "consecutive", "straight")
                && often.find()) {
            times = times(often);
            rest = without(rest, often);
        }
        Matcher time = LASTING.matcher(rest);
        if (PlainLine.holdsAny(rest, "for", "lasting", "sustained", "persist", "than") && time.find()) {
            lasting = DurationWords.parse(time.group("time"));
            rest = without(rest, time);
        }
        for (Window window : WINDOWS) {
            if (over == null && window.mayBeIn(rest)) {
                Matcher span = window.words().matcher(rest);
                if (span.find()) {
                    over = DurationWords.parse(span.group("time"));
                    rest = without(rest, span);
                }
            }
        }
        return new Persistence(over, lasting, times, outOf, rest);
    }

    /** Why it cannot be followed, or null. */
    String wrong() {
        if (rest.contains(" of ") && SOME.matcher(rest).find()) {
            return "some of several, but of what is not clear; write \"in 3 of the last 5 checks\"";
        }
        return some(times, outOf);
    }

    /** Why so many of so many cannot be judged, or null. */
    static String some(Integer times, Integer outOf) {
        if (outOf == null) {
            return null;
        }
        if (times < 1 || times > outOf) {
            return times + " of " + outOf + " never happens; the first number is at least 1 and at most the second";
        }
        return outOf > SignalLimit.MOST_OUT_OF
                ? "of the last " + outOf + " checks is more than are kept, " + SignalLimit.MOST_OUT_OF
                : null;
    }

    private static Integer times(Matcher often) {
        if (often.group("twice") != null) {
            return 2;
        }
        String count = often.group("count") == null ? often.group("more") : often.group("count");
        return number(count);
    }

    static Integer number(String count) {
        return NUMBERS.containsKey(count) ? NUMBERS.get(count) : Integer.valueOf(count);
    }

    private static String without(String plain, Matcher match) {
        return plain.substring(0, match.start()) + " " + plain.substring(match.end());
    }
}
