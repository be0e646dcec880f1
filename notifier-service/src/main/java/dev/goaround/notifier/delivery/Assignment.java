package dev.goaround.notifier.delivery;

import dev.goaround.contracts.service.Route;
import dev.goaround.notifier.announcement.Announcement;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
import dev.goaround.notifier.routing.ChannelAction;
import java.time.Instant;

/**
 * Everything that one attempt needs.
 *
 * @param delivery its id in the ledger
 * @param picture as it is now, which may be further than the announcement
 * @param event the announced event as JSON
 * @param recipient chat channel or address; empty where the route has one receiver
 * @param mainReference of the one chat message of the deployment, where it was posted; else null
 * @param attempt counts from 1
 */
public record Assignment(
        String delivery,
        Announcement announcement,
        DeploymentSnapshot picture,
        String event,
        Route route,
        ChannelAction action,
        String recipient,
        String mainReference,
        int attempt,
        Instant owedSince) {

    public String service() {
        return announcement.deployment().service();
    }
}
