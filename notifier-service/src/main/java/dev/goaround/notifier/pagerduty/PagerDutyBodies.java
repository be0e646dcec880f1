package dev.goaround.notifier.pagerduty;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.notifier.announcement.Announcement;
import dev.goaround.notifier.announcement.DeliveryStrand;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
import dev.goaround.notifier.delivery.Assignment;
import dev.goaround.notifier.text.TextLimit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bodies for PagerDuty's Events API v2, within its limits (summary 1024 characters, event 512 KB). */
public final class PagerDutyBodies {
    private static final int SUMMARY = 1024;
    private static final int DETAIL = 1000;
    private static final int DETAILS = 30;

    private PagerDutyBodies() {}

    /** Opens a page, or updates the one that is open. */
    public static Map<String, Object> page(Assignment assignment, String routingKey) {
        Announcement announcement = assignment.announcement();
        Map<String, Object> payload = payload(announcement);
        payload.put("severity", "critical");
        payload.put("component", announcement.deployment().service());
        payload.put("group", announcement.deployment().environment());
        payload.put("class", announcement.what().strand() == DeliveryStrand.BLINDNESS ? "blindness" : "rollback");
        Map<String, Object> event = event(routingKey, "trigger", announcement);
        event.put("payload", payload);
        event.put("client", "Goaround");
        addLink(event, assignment.picture());
        return event;
    }

    public static Map<String, Object> resolve(Assignment assignment, String routingKey) {
        return event(routingKey, "resolve", assignment.announcement());
    }

    /** Context for responders; notifies nobody. */
    public static Map<String, Object> change(Assignment assignment, String routingKey) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("routing_key", routingKey);
        event.put("payload", payload(assignment.announcement()));
        addLink(event, assignment.picture());
        return event;
    }

    /** One page per deployment, whatever goes wrong with its rollback; and another for what cannot be judged. */
    static String dedupKey(Announcement announcement) {
        String of = announcement.what().strand() == DeliveryStrand.BLINDNESS ? "/blind" : "";
        return "goaround/" + announcement.deployment().id() + of;
    }

    private static Map<String, Object> event(String routingKey, String action, Announcement announcement) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("routing_key", routingKey);
        event.put("event_action", action);
        event.put("dedup_key", dedupKey(announcement));
        return event;
    }

    private static Map<String, Object> payload(Announcement announcement) {
        DeploymentRef deployment = announcement.deployment();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("deployment", deployment.id());
        details.put("version", deployment.version());
        int number = 0;
        for (String line : announcement
                .details()
                .subList(0, Math.min(DETAILS, announcement.details().size()))) {
            details.put("detail " + ++number, TextLimit.to(DETAIL, line));
        }
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("summary", TextLimit.oneLine(SUMMARY, announcement.headline()));
        payload.put("source", deployment.service() + "/" + deployment.environment());
        payload.put("timestamp", announcement.at().toString());
        payload.put("custom_details", details);
        return payload;
    }

    private static void addLink(Map<String, Object> event, DeploymentSnapshot snapshot) {
        if (snapshot.link() != null && snapshot.link().startsWith("http")) {
            event.put("links", List.of(Map.of("href", snapshot.link(), "text", "Pipeline")));
        }
    }
}
