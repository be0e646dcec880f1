package dev.goaround.contracts.delivery;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.service.Channel;
import java.time.Instant;
import java.util.function.Function;

/** The end of one delivery: made, or failed for good. Owned by notifier-service. */
public sealed interface DeliveryEvent extends Event permits DeliveryMade, DeliveryFailed {

    /** What each case leads to. */
    <T> T fold(Function<DeliveryMade, T> made, Function<DeliveryFailed, T> failed);

    String deployment();

    /** Id in the ledger. */
    String delivery();

    /** What it tells: the id of an announcement that was owed, or the event's type. */
    String announcement();

    Channel channel();

    /** Name of the route. */
    String route();

    /** Chat channel or address; null where the route has one receiver only, and in events of releases that did not say it. */
    String recipient();

    int attempts();

    Instant at();

    @Override
    default String key() {
        return deployment();
    }
}
