package dev.goaround.checklist.reading.words;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time to be waited out without a breach: "Monitor for 10 minutes", "Wait 5 min", "1 hour soak". */
public final class SoakReader {

    private static final String QUALIFIED = "(?:at least |another |about |(?:the )?(?:first|next) )?";
    private static final Pattern FOR = Pattern.compile(
            "^(?:\\w+ ){0,3}?(?:sit|stay|stable|quiet|calm|green|healthy|clean|no (?:errors?|alerts?|alarms?|pages?|incidents?|issues?)|nothing|monitor|watch|observe|look at|stare at|soak|wait|hold|bake|let|leave"
                    + "|keep (?:an eye|watch\\w*|monitor\\w*|observ\\w*)|run (?:it|(?:the )?canary|both|in parallel|for))\\b"
                    + ".*?\\bfor " + QUALIFIED + "(?<time>" + DurationWords.PATTERN + ")");
    private static final Pattern PLAIN_WAIT = Pattern.compile(
            "^(?:then )?(?:wait|soak|bake|hold|pause) " + QUALIFIED + "(?<time>" + DurationWords.PATTERN + ")");
    private static final Pattern GIVEN = Pattern.compile(
            "^(?:give|grant|allow) (?:it|them|the \\w+) " + QUALIFIED + "(?<time>" + DurationWords.PATTERN
                    + ")|^(?<quiet>" + DurationWords.PATTERN + ") (?:without|of (?:quiet|calm|silence|no) ?)");
    /** "40 minutes with the dashboard open". */
    private static final Pattern EYES = Pattern.compile("^(?<time>" + DurationWords.PATTERN
            + ") (?:with|on|in front of|at|looking at|watching) (?:\\w+ ){0,4}?"
            + "(?:dash-?boards?|graphs?|boards?|metrics|logs|screens?|charts?)\\b");

    private static final Pattern ALL = Pattern.compile(DurationWords.PATTERN);
    private static final Pattern FIRST = Pattern.compile(
            "^(?:monitor|watch|observe) (?:\\w+ )?(?:the )?(?:first|next) (?<time>" + DurationWords.PATTERN + ")");
    private static final Pattern NOUN = Pattern.compile(
            "(?<time>" + DurationWords.PATTERN + ") (?:of )?(?:soak|bake|monitoring|observation|watch)(?:ing)?\\b");

    /** One of these is in every line that matches. */
    private static final String[] WAITS = {
        "monitor",
        "watch",
        "observ",
        "soak",
        "wait",
        "hold",
        "bake",
        "let",
        "leave",
        "keep",
        "run",
        "pause",
        "sit",
        "stay",
        "stable",
        "quiet",
        "calm",
        "green",
        "healthy",
        "clean",
        "no ",
        "nothing",
        "give",
        "grant",
        "allow",
        "without",
        "look at",
        "stare at"
    };

    private SoakReader() {}

    public static Optional<Duration> of(String text) {
        String plain = ConditionWords.withoutLeading(PlainLine.of(text))
                .replace("another day", "one day")
                .replace("another hour", "one hour")
                .replace("another night", "12 hours");
        if (!plain.isEmpty() && Character.isDigit(plain.charAt(0))) {
            if (ALL.matcher(plain).matches()) {
                return Optional.of(DurationWords.parse(plain));
            }
            Matcher eyes = EYES.matcher(plain);
            if (eyes.find()) {
                return Optional.of(DurationWords.parse(eyes.group("time")));
            }
        }
        if (!PlainLine.holdsAny(plain, WAITS)) {
            return Optional.empty();
        }
        Matcher given = GIVEN.matcher(plain);
        if (given.find()) {
            return Optional.of(DurationWords.parse(given.group(given.group("time") == null ? "quiet" : "time")));
        }
        for (Pattern pattern : new Pattern[] {FOR, PLAIN_WAIT, FIRST, NOUN}) {
            Matcher match = pattern.matcher(plain);
            if (match.find()) {
                return Optional.of(DurationWords.parse(match.group("time")));
            }
        }
        return Optional.empty();
    }
}
