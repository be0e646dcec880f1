package dev.goaround.checklist.reading.words;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading that counts from the day of the launch: "D-1", "J-7", "L-30", "D+1", "Day -2", "D-Day", "Launch day + 24
 * hours", "Go-live + 1-4 hours". A number without a unit counts days. "Release - 2 hours" is left alone: a dash between
 * blanks is one between words, and what follows is how long it takes.
 *
 * @param offset from T-0
 * @param duration of a range, or null
 */
record LaunchDay(Duration offset, Duration duration) {

    private static final String NUMBERS = "(?<first>\\d{1,3})(?: ?(?:-|to|until) ?(?<last>\\d{1,3}))?(?: ?(?<unit>"
            + DurationWords.UNITS + ")(?![a-z]))?";

    /** D as in day, J as in jour, L as in launch; and "day" itself. */
    private static final Pattern LETTER =
            Pattern.compile("(?<![a-z0-9-])(?:[djl] ?|day ?|week ?(?<week>))(?<sign>[-+])" + NUMBERS + "(?![a-z0-9.])");

    private static final Pattern EVENT =
            Pattern.compile("(?<![a-z0-9-])(?:launch|release|deploy(?:ment)?|go-?live|cut-?over|roll-?out|publication)"
                    + "(?: (?:day|date|time|hour))?(?: ?(?<plus>\\+|plus) ?| (?<minus>-|minus |(?<=day )- )(?=\\d))"
                    + NUMBERS + "(?![a-z0-9.])");

    private static final Pattern THE_DAY = Pattern.compile("(?<![a-z0-9-])(?:d-day|[djl][-+]?0)(?![\\d.])");

    static Optional<LaunchDay> of(String plain) {
        if (!PlainLine.holdsAny(plain, "+", "-", "plus", "minus", "0")) {
            return Optional.empty();
        }
        Matcher event = EVENT.matcher(plain);
        if (event.find()) {
            return Optional.of(counted(event, event.group("plus") != null, "day"));
        }
        if (THE_DAY.matcher(plain).find()) {
            return Optional.of(new LaunchDay(Duration.ZERO, null));
        }
        Matcher letter = LETTER.matcher(plain);
        return letter.find()
                ? Optional.of(counted(
                        letter, letter.group("sign").equals("+"), letter.group("week") == null ? "day" : "week"))
                : Optional.empty();
    }

    private static LaunchDay counted(Matcher match, boolean later, String defaultUnit) {
        String unit = match.group("unit") == null ? defaultUnit : match.group("unit");
        Duration first = DurationWords.parse(match.group("first") + " " + unit);
        Duration last = match.group("last") == null ? first : DurationWords.parse(match.group("last") + " " + unit);
        Duration near = first.compareTo(last) <= 0 ? first : last;
        Duration far = near.equals(first) ? last : first;
        return new LaunchDay(later ? near : far.negated(), match.group("last") == null ? null : far.minus(near));
    }
}
