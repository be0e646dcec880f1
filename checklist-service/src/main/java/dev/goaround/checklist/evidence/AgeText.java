package dev.goaround.checklist.evidence;

import java.time.Duration;

/** How old, as people say it: the two largest units. */
public final class AgeText {

    private AgeText() {}

    public static String text(Duration age) {
        if (age.compareTo(Duration.ofMinutes(1)) < 0) {
            return age.toSeconds() + " s";
        }
        if (age.compareTo(Duration.ofHours(1)) < 0) {
            return age.toMinutes() + " min";
        }
        if (age.compareTo(Duration.ofDays(2)) < 0) {
            return age.toHours() + " h" + (age.toMinutesPart() == 0 ? "" : " " + age.toMinutesPart() + " min");
        }
        return age.toDays() + " days" + (age.toHoursPart() == 0 ? "" : " " + age.toHoursPart() + " h");
    }
}
