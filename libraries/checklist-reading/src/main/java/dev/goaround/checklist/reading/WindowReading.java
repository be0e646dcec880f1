package dev.goaround.checklist.reading;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/**
 * When deployments may start, or may not.
 *
 * @param days empty means every day
 * @param from inclusive, or null together with {@code to}: the whole day
 * @param to exclusive
 * @param zone IANA name, or null where the document names none
 * @param dates of a freeze, or null where the document names none: the service definition or its calendar does
 */
public record WindowReading(
        int line,
        Kind kind,
        List<DayOfWeek> days,
        LocalTime from,
        LocalTime to,
        String zone,
        DateRange dates,
        String text) {

    /** Whether deployments may start then, or may not. */
    public enum Kind {
        WINDOW,
        FREEZE
    }

    public WindowReading {
        days = List.copyOf(days);
    }

    /** “Tue Wed 10:00–16:00 Europe/Berlin”, “12-20 to 01-02”. */
    public String inWords() {
        return InWords.hours(this);
    }
}
