package dev.goaround.checklist.reading.words;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a line is planned to take: "(2 min)", "(about 10 minutes)", "takes 5-10 minutes", "ETA: 45 minutes". */
public final class PlannedTime {

    private static final String ABOUT =
            "(?:about |approx\\.? |approximately |around |roughly |est\\.? |estimated:? |~ ?|takes? )*";
    private static final Pattern PLANNED = Pattern.compile("[(\\[]" + ABOUT + "(?<brief>" + DurationWords.PATTERN
            + ")[)\\]]" + "|\\b(?:takes|duration:?|eta:?|expected time:?|estimated time:?) " + ABOUT + "(?<said>"
            + DurationWords.PATTERN + ")");

    /** "**23:25** Post that we are live". */
    private static final Pattern LEADING_HOUR = Pattern.compile(
            "^[*_~(\\[]{0,3}\\d{1,2}[:h]\\d{2}(?: ?(?:am|pm|uhr|h|utc))?[*_~)\\]]{0,3}(?: ?[-:,–—])? +(?=\\p{L})",
            Pattern.CASE_INSENSITIVE);

    private PlannedTime() {}

    /** A line without the hour that it is planned for. */
    public static String withoutHour(String text) {
        return text.isEmpty() || Character.isLetter(text.charAt(0))
                ? text
                : LEADING_HOUR.matcher(text).replaceFirst("");
    }

    public static Optional<Duration> of(String text) {
        String plain = PlainLine.of(text);
        if (!PlainLine.holdsAny(plain, "(", "[", "takes", "duration", "eta", "time")) {
            return Optional.empty();
        }
        Matcher planned = PLANNED.matcher(plain);
        return planned.find()
                ? Optional.of(DurationWords.parse(
                        planned.group("brief") == null ? planned.group("said") : planned.group("brief")))
                : Optional.empty();
    }
}
