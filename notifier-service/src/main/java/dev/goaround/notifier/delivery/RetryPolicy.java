package dev.goaround.notifier.delivery;

import dev.goaround.notifier.delivery.DeliveryState.Sending;
import dev.goaround.notifier.delivery.SendResult.Needless;
import dev.goaround.notifier.delivery.SendResult.Refused;
import dev.goaround.notifier.delivery.SendResult.Sent;
import dev.goaround.notifier.delivery.SendResult.TryLater;
import dev.goaround.notifier.delivery.SendResult.Unclear;
import dev.goaround.notifier.routing.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/**
 * What becomes of a delivery after an attempt. Backs off twice as long each time, with jitter so that deliveries that failed
 * together do not come back together; the receiver's own word goes before that.
 */
public final class RetryPolicy {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    /** A receiver that asks for more is asked again all the same. */
    private static final Duration LONGEST_ASKED_FOR = Duration.ofMinutes(30);
    /** A page is worth a day of trying; the others are old news after some hours. */
    private static final Duration KEEP_TRYING = Duration.ofHours(6);

    private static final Duration KEEP_PAGING = Duration.ofHours(24);
    private static final int DOUBLINGS = 10;

    private final DoubleSupplier jitter;

    /** @param jitter numbers from 0 to 1 */
    public RetryPolicy(DoubleSupplier jitter) {
        this.jitter = jitter;
    }

    /**
     * @param attempts made so far, this one included
     * @param unclear how many of them ended unclear, this one included
     * @param owedSince when the delivery was owed
     */
    public DeliveryState next(
            Sending sending,
            SendResult result,
            Action action,
            int attempts,
            int unclear,
            Instant owedSince,
            Instant now) {
        if (result instanceof Sent) {
            return sending.delivered(now);
        }
        if (result instanceof Needless needless) {
            return sending.suppressed(needless.reason(), now);
        }
        if (result instanceof Refused refused) {
            return sending.failed(refused.reason(), now);
        }
        if (result instanceof Unclear unknown && !mayRepeat(action, unclear)) {
            return sending.unknown(unknown.reason(), now);
        }
        Instant dueAt = now.plus(pause(attempts, result instanceof TryLater later ? later.after() : null));
        return dueAt.isAfter(owedSince.plus(keepTrying(action)))
                ? sending.failed(Reason.GAVE_UP, now)
                : sending.retrying(dueAt);
    }

    /** An urgent message whose outcome is unknown is told once more: twice is better than not at all. */
    private static boolean mayRepeat(Action action, int unclear) {
        return action.safeToRepeat() || (action.urgent() && unclear <= 1);
    }

    private static Duration keepTrying(Action action) {
        return action == Action.PAGE || action == Action.RESOLVE ? KEEP_PAGING : KEEP_TRYING;
    }

    private Duration pause(int attempts, Duration askedFor) {
        if (askedFor != null) {
            Duration bounded = askedFor.compareTo(LONGEST_ASKED_FOR) > 0 ? LONGEST_ASKED_FOR : askedFor;
            return bounded.plus(scaled(FIRST, jitter.getAsDouble()));
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(DOUBLINGS, Math.max(0, attempts - 1)));
        Duration whole = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return scaled(whole, 0.5 + jitter.getAsDouble() / 2);
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
