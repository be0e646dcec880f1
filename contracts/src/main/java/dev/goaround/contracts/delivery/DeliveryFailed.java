package dev.goaround.contracts.delivery;

import dev.goaround.contracts.service.Channel;
import java.time.Instant;

/** @param reason what the receiver said last, without secrets */
public record DeliveryFailed(
        String deployment,
        String delivery,
        String announcement,
        Channel channel,
        String route,
        int attempts,
        String reason,
        Instant at)
        implements DeliveryEvent {}
