package dev.goaround.checklist.reading.words;

import java.util.regex.Pattern;

/** Lines that only say how long something takes: "Total time: 60 minutes". */
public final class TimeEstimate {

    private static final Pattern ALL =
            Pattern.compile("^[^:]{2,60}: ?(?:about |approx\\.? |~ ?|<=? ?|up to )?" + DurationWords.PATTERN + "\\W*$");

    private TimeEstimate() {}

    public static boolean isAll(String text) {
        return ALL.matcher(PlainLine.of(text)).find();
    }
}
