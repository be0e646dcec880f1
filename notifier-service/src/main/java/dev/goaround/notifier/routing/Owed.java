package dev.goaround.notifier.routing;

import dev.goaround.contracts.service.Route;
import dev.goaround.notifier.announcement.Strand;
import dev.goaround.notifier.announcement.What;

/**
 * A delivery that is owed.
 *
 * @param recipient chat channel or address; empty where the route has one receiver only
 */
public record Owed(Route route, Action action, String recipient) {

    /** The one message of a deployment has one order whatever it shows, and context for responders is no call for them. */
    public Strand strand(What what) {
        return action == Action.MAIN || action == Action.CHANGE ? Strand.NEWS : what.strand();
    }
}
