package dev.goaround.checklist.reading.words;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a line is planned to take: "(2 min)", "(about 10 minutes)", "takes 5-10 minutes", "ETA: 45 minutes". */
public final class PlannedTime {

    private static final String ABOUT =
            "(?:about |approx\\.? |approximately |around |roughly |est\\.? |estimated:? |~ ?|takes? )*";
    private static final Pattern PLANNED = Pattern.compile("[(\\[]" + ABOUT + "(?<brief>" + Durations.PATTERN
            + ")[)\\]]" + "|\\b(?:takes|duration:?|eta:?|expected time:?|estimated time:?) " + ABOUT + "(?<said>"
            + Durations.PATTERN + ")");

    private PlannedTime() {}

    public static Optional<Duration> of(String text) {
        String plain = Plain.of(text);
        if (!Plain.holdsAny(plain, "(", "[", "takes", "duration", "eta", "time")) {
            return Optional.empty();
        }
        Matcher planned = PLANNED.matcher(plain);
        return planned.find()
                ? Optional.of(Durations.parse(
                        planned.group("brief") == null ? planned.group("said") : planned.group("brief")))
                : Optional.empty();
    }
}
