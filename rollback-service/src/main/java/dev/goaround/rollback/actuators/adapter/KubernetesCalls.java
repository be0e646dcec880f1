package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.Secret;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Calls of the Kubernetes API. */
record KubernetesCalls(GuardedHttp http) {

    static final String JSON_PATCH = "application/json-patch+json";
    static final String MERGE_PATCH = "application/merge-patch+json";

    /** A ReplicaSet may have ten revisions, each with a pod template of some ten kilobytes. */
    private static final int LONGEST_LIST_BYTES = 8 * 1024 * 1024;

    Uni<HttpAnswer> get(URI api, String path, Secret token) {
        return http.send(authorised(Call.get(ApiPaths.under(api, path)).withBodyLimit(LONGEST_LIST_BYTES), token));
    }

    Uni<HttpAnswer> patch(URI api, String path, String contentType, Object patch, Secret token) {
        Call call = Call.get(ApiPaths.under(api, path))
                .withBodyLimit(LONGEST_LIST_BYTES)
                .with(Call.Method.PATCH, contentType, JsonBodies.body(patch));
        return http.send(authorised(call, token));
    }

    /** @param selector a LabelSelector */
    Uni<HttpAnswer> replicaSets(URI api, String namespace, JsonNode selector, Secret token) {
        return get(
                api,
                "/apis/apps/v1/namespaces/" + ApiPaths.encoded(namespace) + "/replicasets?labelSelector="
                        + ApiPaths.encoded(text(selector)),
                token);
    }

    Uni<HttpAnswer> replicaSet(URI api, String namespace, String name, Secret token) {
        return get(
                api,
                "/apis/apps/v1/namespaces/" + ApiPaths.encoded(namespace) + "/replicasets/" + ApiPaths.encoded(name),
                token);
    }

    private static Call authorised(Call call, Secret token) {
        return call.withHeaders(Map.of("accept", "application/json", "user-agent", "goaround"))
                .withBearer(token);
    }

    /** A LabelSelector as a query has it. */
    private static String text(JsonNode selector) {
        List<String> terms = new ArrayList<>();
        selector.path("matchLabels")
                .properties()
                .forEach(label ->
                        terms.add(label.getKey() + "=" + label.getValue().asText()));
        selector.path("matchExpressions").forEach(expression -> terms.add(term(expression)));
        return String.join(",", terms);
    }

    private static String term(JsonNode expression) {
        String key = expression.path("key").asText();
        String operator = expression.path("operator").asText();
        List<String> values = StreamSupport.stream(expression.path("values").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return switch (operator) {
            case "Exists" -> key;
            case "DoesNotExist" -> "!" + key;
            default -> key + " " + operator.toLowerCase(Locale.ROOT) + " (" + String.join(",", values) + ")";
        };
    }
}
