package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.watch.HttpRouteStep;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.ParsedText;
import dev.goaround.egress.Secret;
import dev.goaround.rollback.actuators.Actuator;
import dev.goaround.rollback.actuators.CallFailure;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepResult;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets the weights of an HTTPRoute's backends and waits until the gateway's controller has accepted them. The first attempt only
 * looks whether the route has these backends; then the rules are set together with an annotation that holds the idempotency
 * key, on the resource version that was looked at. So a repetition sees whether it was done, and whoever changes the weights
 * after that is not fought with.
 */
record HttpRouteActuator(KubernetesCalls calls, StepSecrets secrets, InstantSource clock)
        implements Actuator<HttpRouteStep> {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);
    private static final String HANDLE = "weights";
    private static final String READ = "get httproutes";
    private static final String WRITE = "patch httproutes";

    @Override
    public Uni<Optional<StepResult>> look(HttpRouteStep step, FillIns fillIns) {
        return Uni.createFrom().item(Optional.empty());
    }

    /** The route, the change. */
    @Override
    public Duration longestCall(HttpRouteStep step) {
        return Call.DEFAULT_DEADLINE.multipliedBy(2);
    }

    @Override
    public Uni<StepResult> carryOut(HttpRouteStep step, FillIns fillIns) {
        return secrets.with(
                fillIns.service(),
                step.secret(),
                token -> calls.get(step.api(), path(step), token)
                        .map(answer -> KubernetesAnswers.trouble(answer, READ, clock.instant())
                                .map(CallFailure::ofAsking)
                                .orElseGet(() -> RouteWeights.of(JsonBodies.of(answer), step.weights())
                                        .<StepResult>map(rules -> again(Duration.ZERO))
                                        .orElse(problems -> refused(step, problems)))));
    }

    @Override
    public Uni<StepResult> follow(HttpRouteStep step, FillIns fillIns, String handle) {
        return secrets.seeing(
                fillIns.service(),
                step.secret(),
                token -> calls.get(step.api(), path(step), token)
                        .chain(answer -> KubernetesAnswers.trouble(answer, READ, clock.instant())
                                .map(failure -> result(failure.ofLooking(handle, true, ASK_AGAIN)))
                                .orElseGet(() -> goOn(step, fillIns, JsonBodies.of(answer), token))));
    }

    /** Until there is a handle nothing was done but looking. */
    @Override
    public Uni<StepResult> takeUp(HttpRouteStep step, FillIns fillIns, Instant startedAt) {
        return carryOut(step, fillIns);
    }

    private Uni<StepResult> goOn(HttpRouteStep step, FillIns fillIns, JsonNode route, Secret token) {
        ParsedText<JsonNode> wanted = RouteWeights.of(route, step.weights());
        return wanted.<Uni<StepResult>>map(rules -> {
                    if (rules.equals(route.at("/spec/rules"))) {
                        return result(RouteWeights.accepted(route)
                                .<StepResult>map(StepResult.Refused::new)
                                .orElseGet(() -> RouteWeights.isSeen(route)
                                        ? new StepResult.Done("the weights are " + step.weights(), null)
                                        : again(ASK_AGAIN)));
                    }
                    return isOurs(route, fillIns.key())
                            ? result(new StepResult.Refused("HTTPRoute " + step.route()
                                    + " was given its weights, and somebody has set others since: is there a"
                                    + " controller that owns them?"))
                            : set(step, fillIns, route, rules, token);
                })
                .orElse(problems -> result(refused(step, problems)));
    }

    private Uni<StepResult> set(HttpRouteStep step, FillIns fillIns, JsonNode route, JsonNode rules, Secret token) {
        ObjectNode annotations = EventJson.mapper().createObjectNode();
        route.at("/metadata/annotations")
                .properties()
                .forEach(annotation -> annotations.set(annotation.getKey(), annotation.getValue()));
        annotations.put(KubernetesActuator.KEY, fillIns.key());
        List<Map<String, Object>> patch = List.of(
                // Whoever changed the object since it was looked at wins: then it is looked at again.
                operation("replace", "/metadata/resourceVersion", route.at("/metadata/resourceVersion")),
                operation("replace", "/spec/rules", rules),
                operation("add", "/metadata/annotations", annotations));
        return calls.patch(step.api(), path(step), KubernetesCalls.JSON_PATCH, patch, token)
                .map(this::afterPatch);
    }

    private StepResult afterPatch(HttpAnswer answer) {
        return KubernetesAnswers.trouble(answer, WRITE, clock.instant())
                .map(failure -> failure.ofRepeatable(HANDLE, true, ASK_AGAIN))
                .orElseGet(() -> again(ASK_AGAIN));
    }

    private static boolean isOurs(JsonNode route, String key) {
        return route.at("/metadata/annotations")
                .path(KubernetesActuator.KEY)
                .asText("")
                .equals(key);
    }

    private static StepResult refused(HttpRouteStep step, List<String> problems) {
        return new StepResult.Refused(
                "the weights of HTTPRoute " + step.route() + " cannot be set: " + String.join("; ", problems));
    }

    private static Map<String, Object> operation(String op, String path, JsonNode value) {
        return Map.of("op", op, "path", path, "value", value);
    }

    private static StepResult again(Duration after) {
        return new StepResult.Begun(HANDLE, null, true, after);
    }

    private static String path(HttpRouteStep step) {
        return "/apis/gateway.networking.k8s.io/v1/namespaces/" + ApiPaths.encoded(step.namespace()) + "/httproutes/"
                + ApiPaths.encoded(step.route());
    }

    private static Uni<StepResult> result(StepResult result) {
        return Uni.createFrom().item(result);
    }
}
