package dev.goaround.rollback.execution;

import java.time.Duration;

/**
 * Times that the executor keeps.
 *
 * @param fenceWait how long it waits for the fence before it acts without
 * @param callLease after which a call without an outcome is taken up: longer than any call lasts
 * @param owner this instance, by the name that it keeps over restarts
 */
public record Terms(Duration fenceWait, Duration callLease, String owner) {

    /** A step that does not say how long it may take. */
    static final Duration STEP_TIMEOUT = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int LONGEST_AFTER = 7;

    /** Doubles from half a second to half a minute. One sender, one receiver: no jitter is needed. */
    static Duration pauseAfter(int attempts) {
        return attempts >= LONGEST_AFTER ? LONGEST_PAUSE : FIRST_PAUSE.multipliedBy(1L << (attempts - 1));
    }
}
