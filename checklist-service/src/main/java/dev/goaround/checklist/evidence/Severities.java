package dev.goaround.checklist.evidence;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a scanner found, by severity. How much of it an item lets pass is in the item's words: “no critical” minds critical ones,
 * “high” minds those as well, “warnings” down to medium, “no vulnerabilities” all; any other wording minds critical and high ones.
 */
public record Severities(long critical, long high, long medium, long low) {

    public static final Severities NONE = new Severities(0, 0, 0, 0);

    private static final Pattern NOTHING_AT_ALL = Pattern.compile("^(?:no|zero|0)\\b.*");

    /** How many of them stand against an item of these words. */
    public long against(String words) {
        String text = words.toLowerCase(Locale.ROOT);
        if (text.contains("low")) {
            return critical + high + medium + low;
        }
        if (text.contains("medium") || text.contains("warning")) {
            return critical + high + medium;
        }
        if (text.contains("high")) {
            return critical + high;
        }
        if (text.contains("critical")) {
            return critical;
        }
        boolean all = NOTHING_AT_ALL.matcher(text.strip()).matches() && text.contains("vulnerabilit");
        return critical + high + (all ? medium + low : 0);
    }

    Severities plus(Severities other) {
        return new Severities(critical + other.critical, high + other.high, medium + other.medium, low + other.low);
    }

    Severities times(int count) {
        return new Severities(critical * count, high * count, medium * count, low * count);
    }

    @Override
    public String toString() {
        return critical + " critical, " + high + " high, " + medium + " medium, " + low + " low";
    }
}
