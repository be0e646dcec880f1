package dev.goaround.rollback.execution;

import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.messaging.DoublingPause;
import java.time.Duration;
import java.util.function.Function;

/**
 * Times that the executor keeps.
 *
 * @param fenceWait how long it waits for the fence before it acts without
 * @param leastLease after which a call without an outcome is taken up at the earliest
 * @param longestCall how long a call for a step may last at most, as its actuator says
 * @param owner this instance, by the name that it keeps over restarts
 */
public record ExecutionTimes(
        Duration fenceWait, Duration leastLease, Function<RollbackStep, Duration> longestCall, String owner) {

    /** A step that does not say how long it may take. */
    static final Duration STEP_TIMEOUT = Duration.ofMinutes(5);

    /** So long before the end of a step's time it is asked about a last time. */
    static final Duration LAST_QUESTION = Duration.ofSeconds(1);

    /** Between the end of a call and its outcome in the journal. */
    private static final Duration TO_THE_JOURNAL = Duration.ofSeconds(10);

    private static final DoublingPause PAUSE = new DoublingPause(Duration.ofMillis(500), Duration.ofSeconds(30));

    /** After which a call for that step, if it has no outcome, is not under way any more: whoever made it is gone. */
    Duration lease(RollbackStep step) {
        Duration over = longestCall.apply(step).plus(TO_THE_JOURNAL);
        return over.compareTo(leastLease) > 0 ? over : leastLease;
    }

    /** Doubles from half a second to half a minute. One sender, one receiver: no jitter is needed. */
    static Duration pauseAfter(int attempts) {
        return PAUSE.after(attempts);
    }
}
