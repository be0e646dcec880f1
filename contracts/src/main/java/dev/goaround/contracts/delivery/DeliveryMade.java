package dev.goaround.contracts.delivery;

import dev.goaround.contracts.service.Channel;
import java.time.Instant;

public record DeliveryMade(
        String deployment,
        String delivery,
        String announcement,
        Channel channel,
        String route,
        int attempts,
        Instant at)
        implements DeliveryEvent {}
