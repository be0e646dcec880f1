package dev.goaround.checklist.reading.words;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long or how often a comparison must hold, and over which window its signal is taken: "for 5+ minutes", "over 1
 * minute", "3 times in a row", "two consecutive checks".
 *
 * @param over or null
 * @param lasting or null
 * @param times or null
 * @param rest the line without what was understood
 */
record Persistence(Duration over, Duration lasting, Integer times, String rest) {

    private static final String COUNT = "(?<count>\\d{1,4}|two|three|four|five)";
    private static final String CHECKS =
            "(?:times|checks?|samples?|probes?|failures?|intervals?|readings?|polls?|evaluations?)";
    private static final Pattern TIMES = Pattern.compile("(?:(?:for|in) )?(?<![\\w.])(?:" + COUNT
            + " ?(?:x|" + CHECKS + ")? ?(?:in a row|in succession|back-to-back|consecutively)|"
            + COUNT.replace("count", "more")
            + " (?:consecutive|successive|straight)(?: " + CHECKS + ")?|(?<twice>twice) (?:in a row|consecutively))");
    private static final Pattern LASTING =
            Pattern.compile("(?<![a-z])(?:for|lasting|sustained(?: for)?|persist\\w*(?: for)?|longer than|more than)"
                    + " (?:(?:at least|more than|over|>=?|the|about|up to|any|first|last|next|past) ?)*(?<time>"
                    + Durations.PATTERN + ")");
    private static final Pattern OVER = Pattern.compile(
            "(?<![a-z])(?:over|in|within|during|averaged over|measured over) (?:(?:an?|the|any|last|past|rolling|sliding) )*(?<time>"
                    + Durations.PATTERN + ")(?:[ -]?(?:window|period|average))?");
    private static final Pattern WINDOW =
            Pattern.compile("\\(?(?<time>" + Durations.PATTERN + ")[ -]?(?:window|average|avg|rolling|moving)");
    private static final Pattern M_OF_N = Pattern.compile("\\b\\d{1,4} (?:out )?of (?:the )?(?:last )?\\d{1,4}\\b");

    /** @param parts one of which every line that matches holds */
    private record Window(Pattern words, List<String> parts) {
        boolean mayBeIn(String plain) {
            return parts.stream().anyMatch(plain::contains);
        }
    }

    private static final List<Window> WINDOWS = List.of(
            new Window(OVER, List.of("over ", "in ", "within ", "during ")),
            new Window(WINDOW, List.of("window", "average", "avg", "rolling", "moving")));

    private static final Map<String, Integer> NUMBERS = Map.of("two", 2, "three", 3, "four", 4, "five", 5);

    static Persistence in(String plain) {
        String rest = plain;
        Integer times = null;
        Duration lasting = null;
        Duration over = null;
        Matcher often = TIMES.matcher(rest);
        if (Plain.holdsAny(rest, "row", "succ", "back-to-back", "consecutive", "straight") && often.find()) {
            times = times(often);
            rest = without(rest, often);
        }
        Matcher time = LASTING.matcher(rest);
        if (Plain.holdsAny(rest, "for", "lasting", "sustained", "persist", "than") && time.find()) {
            lasting = Durations.parse(time.group("time"));
            rest = without(rest, time);
        }
        for (Window window : WINDOWS) {
            if (over == null && window.mayBeIn(rest)) {
                Matcher span = window.words().matcher(rest);
                if (span.find()) {
                    over = Durations.parse(span.group("time"));
                    rest = without(rest, span);
                }
            }
        }
        return new Persistence(over, lasting, times, rest);
    }

    boolean leavesSomeOfSeveral() {
        return rest.contains(" of ") && M_OF_N.matcher(rest).find();
    }

    private static Integer times(Matcher often) {
        if (often.group("twice") != null) {
            return 2;
        }
        String count = often.group("count") == null ? often.group("more") : often.group("count");
        return NUMBERS.containsKey(count) ? NUMBERS.get(count) : Integer.valueOf(count);
    }

    private static String without(String plain, Matcher match) {
        return plain.substring(0, match.start()) + " " + plain.substring(match.end());
    }
}
