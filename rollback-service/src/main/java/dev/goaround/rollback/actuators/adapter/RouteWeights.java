package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.egress.ParsedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Weights of an HTTPRoute (Gateway API v1): those of a rule's backends are shares of their sum, and one that is not said is 1.
 * A rule's only backend has all of the traffic, whatever its weight.
 */
final class RouteWeights {

    private RouteWeights() {}

    /** The rules with the weights set wherever these backends stand, or why they cannot be set. */
    static ParsedText<JsonNode> of(JsonNode route, Map<String, Integer> weights) {
        JsonNode rules = route.at("/spec/rules").deepCopy();
        int found = 0;
        for (JsonNode rule : rules) {
            List<String> names = names(rule);
            if (names.stream().noneMatch(weights::containsKey)) {
                continue;
            }
            if (names.size() != weights.size() || !weights.keySet().containsAll(names)) {
                return ParsedText.bad("a rule has the backends " + names + ", and the step names "
                        + new TreeSet<>(weights.keySet()) + ": name all of a rule's backends");
            }
            rule.path("backendRefs")
                    .forEach(backend -> ((ObjectNode) backend).put("weight", (int)
                            weights.get(backend.path("name").asText())));
            found++;
        }
        return found > 0
                ? ParsedText.good(rules)
                : ParsedText.bad(
                        "it has no rule with the backends " + new TreeSet<>(weights.keySet()) + "; its backends are "
                                + new TreeSet<>(elements(route.at("/spec/rules"))
                                        .flatMap(rule -> names(rule).stream())
                                        .toList()));
    }

    /** What a gateway has against the route as it is now; empty if nothing, or nobody has looked at it yet. */
    static Optional<String> accepted(JsonNode route) {
        return parents(route)
                .flatMap(parent -> elements(parent.path("conditions")))
                .filter(condition -> isOfNow(route, condition)
                        && List.of("Accepted", "ResolvedRefs")
                                .contains(condition.path("type").asText())
                        && condition.path("status").asText().equals("False"))
                .findFirst()
                .map(condition -> "the weights are set, but the gateway does not take the route ("
                        + condition.path("reason").asText("no reason") + "): "
                        + condition.path("message").asText("without a message"));
    }

    /** Every gateway that the route hangs on has accepted it as it is now. */
    static boolean isSeen(JsonNode route) {
        List<JsonNode> parents = parents(route).toList();
        return !parents.isEmpty()
                && parents.stream()
                        .allMatch(parent -> elements(parent.path("conditions"))
                                .anyMatch(condition -> isOfNow(route, condition)
                                        && condition.path("type").asText().equals("Accepted")
                                        && condition.path("status").asText().equals("True")));
    }

    private static boolean isOfNow(JsonNode route, JsonNode condition) {
        return condition.path("observedGeneration").asLong()
                >= route.at("/metadata/generation").asLong();
    }

    private static Stream<JsonNode> parents(JsonNode route) {
        return elements(route.at("/status/parents"));
    }

    private static List<String> names(JsonNode rule) {
        return elements(rule.path("backendRefs"))
                .map(backend -> backend.path("name").asText())
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
