package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.watch.KubernetesDeploymentStep;
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
import java.util.Set;

/**
 * Sets a Deployment back to the pod template of an earlier revision and waits until that is rolled out. The first attempt only
 * looks which revision that is, and the journal keeps it; then the template is set together with an annotation that holds the
 * idempotency key, on the resource version that was looked at. So a repetition sees whether it was done, and two at once
 * cannot both do it.
 */
record KubernetesActuator(KubernetesCalls calls, StepSecrets secrets, InstantSource clock)
        implements Actuator<KubernetesDeploymentStep> {

    static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    /** By which a repetition knows that the undo was done. */
    static final String KEY = "goaround.dev/rollback";

    private static final Duration AFTER_CONFLICT = Duration.ofMillis(500);
    private static final String READ = "get deployments, and get and list replicasets";
    private static final String WRITE = "patch deployments";

    /** What kubectl leaves as it is when it undoes: the rest comes from the ReplicaSet. */
    private static final Set<String> KEPT_ANNOTATIONS = Set.of(
            "kubectl.kubernetes.io/last-applied-configuration",
            "deployment.kubernetes.io/revision",
            "deployment.kubernetes.io/revision-history",
            "deployment.kubernetes.io/desired-replicas",
            "deployment.kubernetes.io/max-replicas",
            "deprecated.deployment.rollback.to");

    @Override
    public Uni<Optional<StepResult>> look(KubernetesDeploymentStep step, FillIns fillIns) {
        return Uni.createFrom().item(Optional.empty());
    }

    /** The object, the revision, the change. */
    @Override
    public Duration longestCall(KubernetesDeploymentStep step) {
        return Call.DEFAULT_DEADLINE.multipliedBy(3);
    }

    @Override
    public Uni<StepResult> carryOut(KubernetesDeploymentStep step, FillIns fillIns) {
        return secrets.with(
                fillIns.service(),
                step.secret(),
                token -> look(step, token, deployment -> {
                    if (isOurs(deployment, fillIns.key())) {
                        return result(new StepResult.Begun(done(step), null, true, Duration.ZERO));
                    }
                    return calls.replicaSets(step.api(), step.namespace(), deployment.at("/spec/selector"), token)
                            .map(answer -> KubernetesAnswers.trouble(answer, READ, clock.instant())
                                    .map(CallFailure::ofAsking)
                                    .orElseGet(() -> chosen(step, fillIns, deployment, JsonBodies.of(answer))));
                }));
    }

    @Override
    public Uni<StepResult> follow(KubernetesDeploymentStep step, FillIns fillIns, String replicaSet) {
        return secrets.seeing(
                fillIns.service(),
                step.secret(),
                token -> calls.get(step.api(), path(step), token)
                        .chain(answer -> KubernetesAnswers.trouble(answer, READ, clock.instant())
                                .map(failure -> result(failure.ofLooking(replicaSet, true, ASK_AGAIN)))
                                .orElseGet(() -> goOn(step, fillIns, JsonBodies.of(answer), replicaSet, token))));
    }

    /** Until there is a handle nothing was done but looking. */
    @Override
    public Uni<StepResult> takeUp(KubernetesDeploymentStep step, FillIns fillIns, Instant startedAt) {
        return carryOut(step, fillIns);
    }

    private interface Then {
        Uni<StepResult> with(JsonNode deployment);
    }

    private Uni<StepResult> look(KubernetesDeploymentStep step, Secret token, Then then) {
        return calls.get(step.api(), path(step), token)
                .chain(answer -> KubernetesAnswers.trouble(answer, READ, clock.instant())
                        .map(failure -> result(failure.ofAsking()))
                        .orElseGet(() -> then.with(JsonBodies.of(answer))));
    }

    private StepResult chosen(
            KubernetesDeploymentStep step, FillIns fillIns, JsonNode deployment, JsonNode replicaSets) {
        ParsedText<JsonNode> chosen = ReplicaSetRevisions.OF_DEPLOYMENT.choose(
                deployment, replicaSets, step.versionLabel(), fillIns.targetVersion());
        return chosen.<StepResult>map(set ->
                        new StepResult.Begun(set.path("metadata").path("name").asText(), null, true, Duration.ZERO))
                .orElse(problems -> new StepResult.Refused(
                        "Deployment " + step.deployment() + " cannot be set back: " + String.join("; ", problems)));
    }

    private Uni<StepResult> goOn(
            KubernetesDeploymentStep step, FillIns fillIns, JsonNode deployment, String replicaSet, Secret token) {
        if (isOurs(deployment, fillIns.key())) {
            StepResult progress = RolloutProgress.of(deployment, replicaSet);
            return progress instanceof StepResult.Done && !replicaSet.equals(done(step))
                    ? stillThere(step, deployment, replicaSet, progress, token)
                    : result(progress);
        }
        if (deployment.at("/spec/paused").asBoolean()) {
            return result(new StepResult.Refused("Deployment " + step.deployment()
                    + " is paused, and so would not roll back: resume it, or let the deployment not pause it"));
        }
        return calls.replicaSet(step.api(), step.namespace(), replicaSet, token)
                .chain(answer -> KubernetesAnswers.trouble(answer, READ, clock.instant())
                        .map(failure -> result(failure.ofRepeatable(replicaSet, true, ASK_AGAIN)))
                        .orElseGet(() -> set(step, fillIns, deployment, JsonBodies.of(answer), token)));
    }

    /** The key says that it was set back once; that it still is, its images say. */
    private Uni<StepResult> stillThere(
            KubernetesDeploymentStep step, JsonNode deployment, String replicaSet, StepResult done, Secret token) {
        return calls.replicaSet(step.api(), step.namespace(), replicaSet, token)
                .map(answer -> KubernetesAnswers.trouble(answer, READ, clock.instant())
                        .map(failure -> failure.ofLooking(replicaSet, true, ASK_AGAIN))
                        .orElseGet(() -> ReplicaSetRevisions.images(JsonBodies.of(answer))
                                        .equals(ReplicaSetRevisions.images(deployment))
                                ? done
                                : new StepResult.Refused("Deployment " + step.deployment() + " was set back to "
                                        + replicaSet + "'s pod template, and somebody has set another since: it runs "
                                        + ReplicaSetRevisions.images(deployment))));
    }

    private Uni<StepResult> set(
            KubernetesDeploymentStep step, FillIns fillIns, JsonNode deployment, JsonNode replicaSet, Secret token) {
        String name = replicaSet.path("metadata").path("name").asText();
        JsonNode template = ReplicaSetRevisions.OF_DEPLOYMENT.template(replicaSet);
        if (template.equals(ReplicaSetRevisions.OF_DEPLOYMENT.template(deployment))) {
            return result(RolloutProgress.of(deployment, name));
        }
        List<Map<String, Object>> patch = List.of(
                // Whoever changed the object since it was looked at wins: then it is looked at again.
                operation("replace", "/metadata/resourceVersion", deployment.at("/metadata/resourceVersion")),
                operation("replace", "/spec/template", template),
                operation("add", "/metadata/annotations", annotations(deployment, replicaSet, fillIns.key())));
        return calls.patch(step.api(), path(step), KubernetesCalls.JSON_PATCH, patch, token)
                .map(answer -> afterPatch(answer, name));
    }

    private StepResult afterPatch(HttpAnswer answer, String replicaSet) {
        return KubernetesAnswers.trouble(answer, WRITE, clock.instant())
                .map(failure -> failure.ofRepeatable(
                        replicaSet, true, failure.kind() == CallFailure.Kind.CONFLICT ? AFTER_CONFLICT : ASK_AGAIN))
                .orElseGet(() -> new StepResult.Begun(replicaSet, null, true, ASK_AGAIN));
    }

    private static ObjectNode annotations(JsonNode deployment, JsonNode replicaSet, String key) {
        ObjectNode annotations = EventJson.mapper().createObjectNode();
        deployment.at("/metadata/annotations").properties().stream()
                .filter(annotation -> KEPT_ANNOTATIONS.contains(annotation.getKey()))
                .forEach(annotation -> annotations.set(annotation.getKey(), annotation.getValue()));
        replicaSet.at("/metadata/annotations").properties().stream()
                .filter(annotation -> !KEPT_ANNOTATIONS.contains(annotation.getKey()))
                .forEach(annotation -> annotations.set(annotation.getKey(), annotation.getValue()));
        return annotations.put(KEY, key);
    }

    private static boolean isOurs(JsonNode deployment, String key) {
        return deployment.at("/metadata/annotations").path(KEY).asText("").equals(key);
    }

    private static Map<String, Object> operation(String op, String path, JsonNode value) {
        return Map.of("op", op, "path", path, "value", value);
    }

    private static String done(KubernetesDeploymentStep step) {
        return "of " + step.deployment();
    }

    private static String path(KubernetesDeploymentStep step) {
        return "/apis/apps/v1/namespaces/" + ApiPaths.encoded(step.namespace()) + "/deployments/"
                + ApiPaths.encoded(step.deployment());
    }

    private static Uni<StepResult> result(StepResult result) {
        return Uni.createFrom().item(result);
    }
}
