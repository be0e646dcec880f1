package dev.goaround.checklist.reading.words;

import java.util.regex.Pattern;

/** Lines that say an alert is set up: the limit in them is the alert's, and a person looks whether it is there. */
public final class AlertWords {

    private static final Pattern SETS_UP = Pattern.compile(
            "\\b(?:alerts?|alarms?|alerting|thresholds?|limits?|quotas?)\\b.*\\b(?:configured|set|created|in place|enabled|defined|active)\\b"
                    + "|\\b(?:configure|set up|create|enable|define)\\b.*\\b(?:alerts?|alarms?|alerting)\\b");

    private AlertWords() {}

    public static boolean setsUp(String text) {
        String plain = Plain.of(text);
        return Plain.holdsAny(plain, "alert", "alarm", "threshold", "limit", "quota")
                && SETS_UP.matcher(plain).find();
    }
}
