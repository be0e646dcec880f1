package dev.goaround.contracts.deployment;

import dev.goaround.contracts.DeploymentRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An item of the checklist asks for people to be told. The notifier's delivery completes the item.
 *
 * @param announcement its id, unique in the deployment
 * @param item that it completes
 * @param template the checklist's own text, or null: the message says what happened
 * @param about what happened, or null where a producer of release 0.1 did not say it
 * @param routes names of the routes to whom the item means it: only a delivery there completes it. Null: any
 * @param facts for the message, by name: {@code previousVersion}, {@code phase} (its title), {@code settled} and {@code waived}
 *     (how many boxes of the walk); each may be missing. Null: none
 */
public record AnnouncementOwed(
        DeploymentRef deployment,
        String announcement,
        ItemRef item,
        String template,
        Instant at,
        About about,
        List<String> routes,
        Map<String, String> facts)
        implements DeploymentEvent {

    /** What people are told of. */
    public enum About {
        START,
        SUCCESS,
        ROLLBACK,
        STATUS,
        /** Something else: the item's words say it. */
        OTHER
    }

    public AnnouncementOwed {
        routes = routes == null || routes.isEmpty() ? null : List.copyOf(routes);
        facts = facts == null || facts.isEmpty() ? null : Map.copyOf(facts);
    }

    public AnnouncementOwed(DeploymentRef deployment, String announcement, ItemRef item, String template, Instant at) {
        this(deployment, announcement, item, template, at, null, null, null);
    }
}
