package dev.goaround.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a client reads of a deployment; fields as in the API. */
public record ApiDeployment(
        String id,
        String service,
        String environment,
        String version,
        String state,
        String reason,
        String runningVersion,
        String phase,
        List<Phase> phases,
        Rollback rollback) {
    private static final Set<String> ENDED =
            Set.of("succeeded", "rolled-back", "rollback-failed", "cancelled", "superseded");

    public record Phase(
            String id,
            int number,
            String title,
            String stage,
            String environment,
            String state,
            Gate gate,
            List<Item> items) {
        public Phase {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }

    public record Gate(String state, List<GateReason> reasons, String passedBy) {
        public Gate {
            reasons = reasons == null ? List.of() : List.copyOf(reasons);
        }
    }

    public record GateReason(String code, String text, String item) {}

    public record Item(
            String id,
            String text,
            String kind,
            String section,
            String state,
            String by,
            String reason,
            JsonNode evidence,
            JsonNode asks,
            JsonNode verdict) {

        /** {@code manual}, {@code sign-off}, …, whatever the case it came in. */
        public String kindLabel() {
            return kind == null ? "" : kind.toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The share of traffic that a step sets, from 0 to 1; NaN for none. */
        double trafficRatio() {
            return asks == null ? Double.NaN : asks.path("trafficRatio").asDouble(Double.NaN);
        }

        /** A figure that meets what the item asks for; empty where it asks for none. */
        Optional<Double> goodFigure() {
            JsonNode condition = asks == null ? null : asks.get("condition");
            if (condition == null || !condition.isObject()) {
                return Optional.empty();
            }
            double limit = condition.path("value").asDouble();
            return Optional.of(
                    switch (condition.path("op").asText()) {
                        case ">", ">=" -> unit().equals("ratio") ? (1 + limit) / 2 : limit + 1;
                        case "<", "<=" -> limit / 2;
                        default -> limit;
                    });
        }

        /** The base unit of the figure that it asks for. */
        String unit() {
            return asks.path("condition").path("unit").asText("count");
        }

        boolean isBreached() {
            return verdict != null
                    && "breach".equalsIgnoreCase(verdict.path("kind").asText());
        }

        public boolean isOpen() {
            return "open".equals(state);
        }
    }

    public record Rollback(
            String order, String cause, String rule, String text, String targetVersion, String state, String reason) {}

    public ApiDeployment {
        phases = phases == null ? List.of() : List.copyOf(phases);
    }

    @JsonIgnore
    public boolean hasEnded() {
        return ENDED.contains(state);
    }

    public Optional<Phase> openPhase() {
        return phases.stream().filter(each -> each.id().equals(phase)).findFirst();
    }

    /** Why the gate into the next phase is shut. */
    List<GateReason> reasons() {
        return phases.stream()
                .filter(each -> each.gate() != null)
                .flatMap(each -> each.gate().reasons().stream())
                .toList();
    }

    boolean waitsOnlyFor(Set<String> codes) {
        return !reasons().isEmpty()
                && reasons().stream().allMatch(why -> codes.contains(why.code()))
                && reasons().stream().anyMatch(why -> why.code().equals("START_MISSING"));
    }

    /** Where it stands, for a failure's message. */
    String standing() {
        StringBuilder standing = new StringBuilder("state " + state);
        openPhase()
                .ifPresent(open -> standing.append(", phase '")
                        .append(open.title())
                        .append("' waiting for ")
                        .append(open.items().stream()
                                .filter(item -> !"done".equals(item.state()))
                                .map(item -> "'" + item.text() + "' (" + item.kindLabel() + ", " + item.state() + ")")
                                .toList()));
        if (rollback != null) {
            standing.append(", rollback ").append(rollback.state());
        }
        if (reason != null) {
            standing.append(", because: ").append(reason);
        }
        return standing.toString();
    }
}
