package dev.goaround.notifier.routing;

import dev.goaround.contracts.service.Route;
import dev.goaround.notifier.announcement.AnnouncementKind;
import dev.goaround.notifier.announcement.DeliveryStrand;

/**
 * A delivery that is owed.
 *
 * @param recipient chat channel or address; empty where the route has one receiver only
 */
public record OwedDelivery(Route route, ChannelAction action, String recipient) {

    /** The one message of a deployment has one order whatever it shows, and context for responders is no call for them. */
    public DeliveryStrand strand(AnnouncementKind kind) {
        return action == ChannelAction.MAIN || action == ChannelAction.CHANGE ? DeliveryStrand.NEWS : kind.strand();
    }
}
