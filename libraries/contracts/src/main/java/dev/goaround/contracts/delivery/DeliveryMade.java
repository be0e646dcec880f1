package dev.goaround.contracts.delivery;

import dev.goaround.contracts.service.Channel;
import java.time.Instant;
import java.util.function.Function;

/** The receiver took it. What was left out, or may or may not have arrived, is never said to be made. */
public record DeliveryMade(
        String deployment,
        String delivery,
        String announcement,
        Channel channel,
        String route,
        int attempts,
        Instant at,
        String recipient)
        implements DeliveryEvent {

    /** To the one receiver of a route. */
    public DeliveryMade(
            String deployment,
            String delivery,
            String announcement,
            Channel channel,
            String route,
            int attempts,
            Instant at) {
        this(deployment, delivery, announcement, channel, route, attempts, at, null);
    }

    @Override
    public <T> T fold(Function<DeliveryMade, T> made, Function<DeliveryFailed, T> failed) {
        return made.apply(this);
    }
}
