package dev.goaround.notifier.delivery;

import dev.goaround.notifier.delivery.DeliveryState.Sending;
import dev.goaround.notifier.delivery.SendResult.Needless;
import dev.goaround.notifier.delivery.SendResult.Refused;
import dev.goaround.notifier.delivery.SendResult.Sent;
import dev.goaround.notifier.delivery.SendResult.TryLater;
import dev.goaround.notifier.delivery.SendResult.Unclear;
import dev.goaround.notifier.routing.ChannelAction;
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
    /** Nobody on call waits longer than this for the next try, whoever asks for it. */
    private static final Duration LONGEST_FOR_A_CALL = Duration.ofMinutes(1);
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
            ChannelAction action,
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
        if (result instanceof Unclear unknown && !mayRepeat(action, unknown, unclear)) {
            return sending.unknown(unknown.reason(), now);
        }
        Instant dueAt = now.plus(pause(action, attempts, result instanceof TryLater later ? later.after() : null));
        return dueAt.isAfter(owedSince.plus(keepTrying(action)))
                ? sending.failed(DeliveryReason.GAVE_UP, now)
                : sending.retrying(dueAt);
    }

    /** An urgent message whose outcome is unknown is told once more: twice is better than not at all. */
    private static boolean mayRepeat(ChannelAction action, Unclear last, int unclear) {
        return (action.safeToRepeat() && !last.keyless()) || (action.urgent() && unclear <= 1);
    }

    private static Duration keepTrying(ChannelAction action) {
        return action == ChannelAction.PAGE || action == ChannelAction.RESOLVE ? KEEP_PAGING : KEEP_TRYING;
    }

    /** Not sooner than the receiver asks, and not sooner than we would: who says "in 0 s" each time is not asked all the time. */
    private Duration pause(ChannelAction action, int attempts, Duration askedFor) {
        boolean calls = action.urgent() || action == ChannelAction.RESOLVE;
        Duration doubled = FIRST.multipliedBy(1L << Math.min(DOUBLINGS, Math.max(0, attempts - 1)));
        Duration own = scaled(shorter(doubled, calls ? LONGEST_FOR_A_CALL : LONGEST), 0.5 + jitter.getAsDouble() / 2);
        if (askedFor == null) {
            return own;
        }
        Duration asked = shorter(askedFor, calls ? LONGEST_FOR_A_CALL : LONGEST_ASKED_FOR)
                .plus(scaled(FIRST, jitter.getAsDouble()));
        return asked.compareTo(own) > 0 ? asked : own;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
