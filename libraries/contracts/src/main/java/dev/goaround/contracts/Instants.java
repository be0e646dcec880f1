package dev.goaround.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;

/**
 * Reads instants of events: ISO 8601 with an offset (RFC 3339). Nearly all are written by a service, in UTC, and are read here
 * digit by digit: the general reader of {@code java.time} took a twelfth of the judge's thread, for two instants a sample.
 */
public final class Instants {

    private static final int WITHOUT_FRACTION = "2026-01-31T12:00:00Z".length();
    private static final int DOT = WITHOUT_FRACTION - 1;
    private static final int NANO_DIGITS = 9;
    private static final int SECONDS_A_DAY = 86_400;

    private Instants() {}

    /** @throws DateTimeException if the text is no time with an offset; its message says where */
    public static Instant parse(String text) {
        Instant instant = inUtc(text);
        return instant != null ? instant : OffsetDateTime.parse(text).toInstant();
    }

    /** Null if it is not in the form that {@link Instant#toString} gives to the years from 1 to 9999. */
    private static Instant inUtc(String text) {
        int length = text.length();
        if (length < WITHOUT_FRACTION
                || text.charAt(length - 1) != 'Z'
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, DOT);
        int nanos = length == WITHOUT_FRACTION ? 0 : nanos(text, length - 1);
        boolean isTime =
                hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60 && nanos >= 0;
        boolean isMonth = year > 0 && month >= 1 && month <= 12;
        if (!isTime || !isMonth || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(days * SECONDS_A_DAY + (hour * 60L + minute) * 60 + second, nanos);
    }

    private static int nanos(String text, int end) {
        int digits = end - DOT - 1;
        if (text.charAt(DOT) != '.' || digits < 1 || digits > NANO_DIGITS) {
            return -1;
        }
        int nanos = digits(text, DOT + 1, end);
        for (int digit = digits; digit < NANO_DIGITS && nanos > 0; digit++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** -1 if one of them is none. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
