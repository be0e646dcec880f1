package dev.goaround.checklist.reading;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/**
 * When deployments may start.
 *
 * @param days empty means every day
 * @param from inclusive, or null together with {@code to}: the whole day
 * @param to exclusive
 * @param zone IANA name, or null where the document names none
 */
public record WindowReading(int line, List<DayOfWeek> days, LocalTime from, LocalTime to, String zone, String text) {

    public WindowReading {
        days = List.copyOf(days);
    }
}
