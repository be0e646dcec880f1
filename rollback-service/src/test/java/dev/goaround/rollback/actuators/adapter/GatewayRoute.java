package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One HTTPRoute (Gateway API v1) behind the Kubernetes API: JSON patches with the resource version as a precondition, a
 * generation that grows with the spec, and a gateway's controller that looks at it three seconds later.
 */
final class GatewayRoute implements Stub {

    static final String PATH = "/apis/gateway.networking.k8s.io/v1/namespaces/shop/httproutes/web";

    private static final Duration LOOKED_AT_IN = Duration.ofSeconds(3);

    private final ObjectNode route = (ObjectNode) Stub.read("{'metadata':{'name':'web','generation':4,"
            + "'resourceVersion':'71','annotations':{'team':'shop'}},'spec':{'parentRefs':[{'name':'edge'}],'rules':["
            + "{'matches':[{'path':{'value':'/'}}],'backendRefs':[{'name':'web-stable','port':80,'weight':80},"
            + "{'name':'web-canary','port':80,'weight':20}]},"
            + "{'backendRefs':[{'name':'static','port':80}]}]},"
            + "'status':{'parents':[{'parentRef':{'name':'edge'},'conditions':["
            + "{'type':'Accepted','status':'True','observedGeneration':4}]}]}}");
    private final List<String> effects = new ArrayList<>();
    private final Errors errors = new Errors();
    private Instant now = Instant.EPOCH;
    private Instant changedAt = Instant.EPOCH;
    private String refusal;
    private boolean contested;

    /** The gateway's controller does not take the route. */
    GatewayRoute refusedFor(String reason) {
        refusal = reason;
        return this;
    }

    /** Another controller sets its own weights as soon as it sees others. */
    GatewayRoute contested() {
        contested = true;
        return this;
    }

    List<Integer> weights() {
        List<Integer> weights = new ArrayList<>();
        route.at("/spec/rules/0/backendRefs")
                .forEach(backend -> weights.add(backend.path("weight").asInt()));
        return weights;
    }

    @Override
    public List<String> effects() {
        return effects;
    }

    @Override
    public Errors errors() {
        return errors;
    }

    @Override
    public void at(Instant instant) {
        now = instant;
        if (now.isBefore(changedAt.plus(LOOKED_AT_IN))) {
            return;
        }
        if (contested && !effects.isEmpty()) {
            ((ObjectNode) route.at("/spec/rules/0/backendRefs/1")).put("weight", 50);
        }
        ((ObjectNode) route.at("/status/parents/0/conditions/0"))
                .put("observedGeneration", route.at("/metadata/generation").asLong())
                .put("status", refusal == null ? "True" : "False")
                .put("reason", refusal == null ? "Accepted" : refusal);
    }

    @Override
    public HttpAnswer answer(Call call) {
        if (!("Bearer " + KubernetesCluster.TOKEN).equals(call.headers().get("authorization"))) {
            return KubernetesCluster.status(401, "Unauthorized", "Unauthorized");
        }
        if (!call.uri().getPath().equals(PATH)) {
            return KubernetesCluster.status(404, "NotFound", "not found");
        }
        return call.method() == Call.Method.PATCH ? patch(Stub.body(call)) : Stub.json(200, route);
    }

    private HttpAnswer patch(JsonNode operations) {
        if (!operations.at("/0/value").equals(route.at("/metadata/resourceVersion"))) {
            return KubernetesCluster.status(409, "Conflict", "the object has been modified");
        }
        ObjectNode metadata = (ObjectNode) route.path("metadata");
        metadata.put("resourceVersion", "7" + (effects.size() + 2));
        metadata.put("generation", metadata.path("generation").asLong() + 1);
        ((ObjectNode) route.path("spec")).set("rules", operations.at("/1/value"));
        metadata.set("annotations", operations.at("/2/value"));
        changedAt = now;
        effects.add("weights set to " + weights());
        return Stub.json(200, route, Map.of());
    }
}
