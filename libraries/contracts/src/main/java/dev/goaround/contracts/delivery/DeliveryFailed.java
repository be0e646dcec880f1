package dev.goaround.contracts.delivery;

import dev.goaround.contracts.service.Channel;
import java.time.Instant;
import java.util.function.Function;

/** @param reason what the receiver said last, without secrets */
public record DeliveryFailed(
        String deployment,
        String delivery,
        String announcement,
        Channel channel,
        String route,
        int attempts,
        String reason,
        Instant at,
        String recipient)
        implements DeliveryEvent {

    /** To the one receiver of a route. */
    public DeliveryFailed(
            String deployment,
            String delivery,
            String announcement,
            Channel channel,
            String route,
            int attempts,
            String reason,
            Instant at) {
        this(deployment, delivery, announcement, channel, route, attempts, reason, at, null);
    }

    @Override
    public <T> T fold(Function<DeliveryMade, T> made, Function<DeliveryFailed, T> failed) {
        return failed.apply(this);
    }
}
