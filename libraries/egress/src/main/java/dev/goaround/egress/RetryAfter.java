package dev.goaround.egress;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The HTTP header Retry-After: seconds or a date (RFC 9110, 10.2.3). */
public final class RetryAfter {

    private static final String HEADER = "retry-after";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** How long the receiver wants to be left alone; empty if it does not say, or says no time: then the sender's own pauses hold. */
    public static Optional<Duration> of(HttpAnswer.Answered answered, Instant now) {
        return answered.header(HEADER)
                .map(String::strip)
                .flatMap(text -> read(text, now))
                .filter(after -> !after.isZero() && !after.isNegative());
    }

    private static Optional<Duration> read(String text, Instant now) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, then));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
