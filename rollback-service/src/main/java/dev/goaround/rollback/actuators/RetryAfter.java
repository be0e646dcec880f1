package dev.goaround.rollback.actuators;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** The HTTP header Retry-After: seconds or a date (RFC 9110, 10.2.3). */
public final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** @return null if there is no such header, or it says nothing that can be read, or no time: then the sender's own pauses hold */
    public static Duration read(String header, Instant now) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            Duration after = Duration.ofSeconds(Long.parseLong(text));
            return after.isZero() ? null : after;
        }
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return then.isAfter(now) ? Duration.between(now, then) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
