package dev.goaround.checklist.reading.annotation;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.time.ZoneId;

/** Whether dates and zones are there at all. */
final class DateChecks {

    private DateChecks() {}

    static boolean isZone(String name) {
        try {
            return ZoneId.of(name) != null;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    /** Of "12-20..01-02", with or without a year. */
    static boolean areDates(String written) {
        String days = written.length() > "12-20..01-02".length() ? written.substring("2026-".length()) : written;
        try {
            return MonthDay.parse("--" + days.substring(0, 5)) != null
                    && MonthDay.parse("--" + days.substring(7)) != null;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }
}
