package dev.goaround.notifier.statuspage;

import java.time.Instant;
import java.util.List;

/**
 * All that the page and the feed show.
 *
 * @param incidents newest first
 */
public record StatusPage(List<Component> components, List<Incident> incidents, Instant changedAt) {
    /** @param since when it is in this state */
    public record Component(String service, String environment, String name, ComponentState state, Instant since) {
        public boolean isOperational() {
            return state == ComponentState.OPERATIONAL;
        }
    }

    /** @param updates newest first */
    public record Incident(
            long id,
            String component,
            String title,
            IncidentState state,
            Instant openedAt,
            Instant changedAt,
            List<Update> updates) {
        public Incident {
            updates = List.copyOf(updates);
        }
    }

    public record Update(Instant at, IncidentState state, String text) {}

    public StatusPage {
        components = List.copyOf(components);
        incidents = List.copyOf(incidents);
    }

    /** What the component is called on the page: by its service and environment too, where another one has its name. */
    public String shownName(Component component) {
        boolean shared = components.stream()
                .anyMatch(other -> other.name().equals(component.name()) && !other.equals(component));
        return shared
                ? component.name() + " (" + component.service() + ", " + component.environment() + ")"
                : component.name();
    }

    public boolean allOperational() {
        return components.stream().allMatch(Component::isOperational);
    }

    /** All of it in one sentence. */
    public String summary() {
        if (components.isEmpty()) {
            return "No components yet";
        }
        return allOperational() ? "Everything works" : "Something does not work as it should";
    }
}
