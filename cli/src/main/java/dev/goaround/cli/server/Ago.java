package dev.goaround.cli.server;

import java.time.Duration;

/** Lengths of time as people say them: {@code 12 s}, {@code 10 min}, {@code 2 h 5 min}, {@code 3 d}. */
public final class Ago {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private Ago() {}

    public static String text(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        boolean wholeMinutes = seconds % MINUTE == 0 && seconds > 0;
        if (seconds < 2 * MINUTE && !wholeMinutes) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + " min";
        }
        if (seconds < 2 * DAY) {
            long minutes = seconds % HOUR / MINUTE;
            return seconds / HOUR + " h" + (minutes == 0 ? "" : " " + minutes + " min");
        }
        return seconds / DAY + " d";
    }
}
