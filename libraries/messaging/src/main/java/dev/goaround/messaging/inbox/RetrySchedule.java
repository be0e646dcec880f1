package dev.goaround.messaging.inbox;

import dev.goaround.messaging.DoublingPause;
import java.time.Duration;
import java.util.Optional;

/** How long one event is tried: through an outage for ever, with a defect three times, refused once. */
final class RetrySchedule {

    static final int TRIES = 3;

    private static final DoublingPause PAUSE = new DoublingPause(Duration.ofMillis(200), Duration.ofSeconds(5));

    private int defects;
    private int outages;

    /** @return when to try again, or nothing: it will not get better */
    Optional<Duration> after(FailureKind kind) {
        if (kind == FailureKind.REFUSAL) {
            return Optional.empty();
        }
        if (kind == FailureKind.DEFECT) {
            defects++;
            return defects >= TRIES ? Optional.empty() : Optional.of(PAUSE.after(defects));
        }
        outages++;
        return Optional.of(PAUSE.after(outages));
    }

    /** Whether this is the first sign of an outage: worth a line in the log. */
    boolean isFirstOutage() {
        return outages == 1;
    }
}
