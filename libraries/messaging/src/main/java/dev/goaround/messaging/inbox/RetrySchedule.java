package dev.goaround.messaging.inbox;

import java.time.Duration;
import java.util.Optional;

/** How long one event is tried: through an outage for ever, with a defect three times, refused once. */
final class RetrySchedule {

    static final int TRIES = 3;

    private static final Duration FIRST_DELAY = Duration.ofMillis(200);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

    private int defects;
    private int outages;

    /** @return when to try again, or nothing: it will not get better */
    Optional<Duration> after(FailureKind kind) {
        if (kind == FailureKind.REFUSAL) {
            return Optional.empty();
        }
        if (kind == FailureKind.DEFECT) {
            defects++;
            return defects >= TRIES ? Optional.empty() : Optional.of(delay(defects));
        }
        outages++;
        return Optional.of(delay(outages));
    }

    /** Whether this is the first sign of an outage: worth a line in the log. */
    boolean isFirstOutage() {
        return outages == 1;
    }

    private static Duration delay(int failures) {
        Duration doubled = FIRST_DELAY.multipliedBy(1L << Math.min(failures - 1, 6));
        return doubled.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : doubled;
    }
}
