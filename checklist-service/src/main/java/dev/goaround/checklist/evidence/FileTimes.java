package dev.goaround.checklist.evidence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The instants of files as tools write them. What is none is null: a file without a time is as good as one with. */
final class FileTimes {

    /** {@code 2026-03-03T10:46:28+0100}, as SonarQube writes. */
    private static final DateTimeFormatter OFFSET_WITHOUT_COLON =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS]Z");

    /** Later than this as seconds since 1970 is the year 5138: the number is of milliseconds. */
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    private FileTimes() {}

    /** ISO 8601; a time without a zone is taken as UTC, as Gradle and Jest mean it. */
    static Instant iso(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String plain = text.strip().replace(' ', 'T');
        try {
            return OffsetDateTime.parse(plain).toInstant();
        } catch (DateTimeParseException noOffset) {
            try {
                return OffsetDateTime.parse(plain, OFFSET_WITHOUT_COLON).toInstant();
            } catch (DateTimeParseException otherForm) {
                return local(plain);
            }
        }
    }

    private static Instant local(String text) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Since 1970, in seconds or milliseconds. */
    static Instant epoch(String text) {
        if (text == null || !text.matches("\\d{1,15}")) {
            return null;
        }
        long number = Long.parseLong(text);
        if (number == 0) {
            return null;
        }
        return number > LARGEST_SECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    static Instant latest(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
