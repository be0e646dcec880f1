package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.watch.ArgoRolloutStep;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Aborts the update of a Rollout that is under way, so that the traffic is the stable version's again, then sets the pod template
 * back, as {@code kubectl argo rollouts abort} and {@code undo} do. The first attempt only looks which revision that is, and the
 * journal keeps it; both changes are seen in the Rollout itself, so a repetition does nothing a second time.
 */
record ArgoRolloutActuator(KubernetesCalls calls, StepSecrets secrets, InstantSource clock)
        implements Actuator<ArgoRolloutStep> {

    private static final Duration ASK_AGAIN = KubernetesActuator.ASK_AGAIN;
    private static final String ABORT_ONLY = "(abort)";

    /** The revision was chosen and set by a call of which nothing else is known. */
    private static final String SET_BEFORE = "(done)";

    private static final String READ = "get rollouts, and get and list replicasets";
    private static final String WRITE = "patch rollouts and rollouts/status";
    private static final int NOT_FOUND = 404;

    @Override
    public Uni<Optional<StepResult>> look(ArgoRolloutStep step, FillIns fillIns) {
        return Uni.createFrom().item(Optional.empty());
    }

    /** The object, the revision, the change; or the abort, which older installations take in another way. */
    @Override
    public Duration longestCall(ArgoRolloutStep step) {
        return Call.DEFAULT_DEADLINE.multipliedBy(3);
    }

    @Override
    public Uni<StepResult> carryOut(ArgoRolloutStep step, FillIns fillIns) {
        return rollout(secrets::with, step, fillIns, CallFailure::ofAsking, (rollout, token) -> {
            if (!step.undo()) {
                return result(
                        isAborted(rollout) || isUnderWay(rollout)
                                ? again(ABORT_ONLY, Duration.ZERO)
                                : new StepResult.Refused("Rollout " + step.rollout()
                                        + " has no update under way that could be aborted: let the step undo"));
            }
            return calls.replicaSets(step.api(), step.namespace(), rollout.at("/spec/selector"), token)
                    .map(answer -> KubernetesAnswers.trouble(answer, READ, clock.instant())
                            .map(CallFailure::ofAsking)
                            .orElseGet(() -> chosen(step, fillIns, rollout, JsonBodies.of(answer))));
        });
    }

    @Override
    public Uni<StepResult> follow(ArgoRolloutStep step, FillIns fillIns, String handle) {
        return rollout(
                secrets::seeing,
                step,
                fillIns,
                failure -> failure.ofLooking(handle, true, ASK_AGAIN),
                (rollout, token) -> goOn(step, fillIns, rollout, handle, token));
    }

    /** Until there is a handle nothing was done but looking. */
    @Override
    public Uni<StepResult> takeUp(ArgoRolloutStep step, FillIns fillIns, Instant startedAt) {
        return carryOut(step, fillIns);
    }

    private interface Then {
        Uni<StepResult> with(JsonNode rollout, Secret token);
    }

    private Uni<StepResult> rollout(
            StepSecrets.Use use,
            ArgoRolloutStep step,
            FillIns fillIns,
            Function<CallFailure, StepResult> otherwise,
            Then then) {
        return use.of(
                fillIns.service(),
                step.secret(),
                token -> calls.get(step.api(), path(step), token)
                        .chain(answer -> KubernetesAnswers.trouble(answer, READ, clock.instant())
                                .map(failure -> result(otherwise.apply(failure)))
                                .orElseGet(() -> then.with(JsonBodies.of(answer), token))));
    }

    private static StepResult chosen(ArgoRolloutStep step, FillIns fillIns, JsonNode rollout, JsonNode replicaSets) {
        if (isOurs(rollout, fillIns.key())) {
            return again(SET_BEFORE, Duration.ZERO);
        }
        ParsedText<JsonNode> chosen = ReplicaSetRevisions.OF_ROLLOUT.choose(
                rollout, replicaSets, step.versionLabel(), fillIns.targetVersion());
        return chosen.<StepResult>map(
                        set -> again(set.path("metadata").path("name").asText(), Duration.ZERO))
                .orElse(problems -> new StepResult.Refused(
                        "Rollout " + step.rollout() + " cannot be set back: " + String.join("; ", problems)));
    }

    private Uni<StepResult> goOn(ArgoRolloutStep step, FillIns fillIns, JsonNode rollout, String handle, Secret token) {
        if (isOurs(rollout, fillIns.key())) {
            StepResult progress = progress(rollout, handle);
            return progress instanceof StepResult.Done && !handle.equals(SET_BEFORE)
                    ? stillThere(step, rollout, handle, progress, token)
                    : result(progress);
        }
        if (isUnderWay(rollout) && !isAborted(rollout)) {
            return abort(step, handle, token);
        }
        if (handle.equals(ABORT_ONLY)) {
            if (isAborted(rollout)) {
                return result(
                        hasTraffic(rollout)
                                ? again(ABORT_ONLY, ASK_AGAIN)
                                : new StepResult.Done("aborted: the traffic is the stable version's", null));
            }
            return result(new StepResult.Refused("the update of Rollout " + step.rollout()
                    + " was through before it could be aborted: let the step undo"));
        }
        return calls.replicaSet(step.api(), step.namespace(), handle, token)
                .chain(answer -> KubernetesAnswers.trouble(answer, READ, clock.instant())
                        .map(failure -> result(failure.ofRepeatable(handle, true, ASK_AGAIN)))
                        .orElseGet(() -> set(step, fillIns, rollout, JsonBodies.of(answer), handle, token)));
    }

    /** The key says that it was set back once; that it still is, its images say. */
    private Uni<StepResult> stillThere(
            ArgoRolloutStep step, JsonNode rollout, String handle, StepResult done, Secret token) {
        return calls.replicaSet(step.api(), step.namespace(), handle, token)
                .map(answer -> KubernetesAnswers.trouble(answer, READ, clock.instant())
                        .map(failure -> failure.ofLooking(handle, true, ASK_AGAIN))
                        .orElseGet(() -> ReplicaSetRevisions.images(JsonBodies.of(answer))
                                        .equals(ReplicaSetRevisions.images(rollout))
                                ? done
                                : new StepResult.Refused("Rollout " + step.rollout() + " was set back to " + handle
                                        + "'s pod template, and somebody has set another since: it runs "
                                        + ReplicaSetRevisions.images(rollout))));
    }

    /** Installations from before the status was a subresource take it with the rest of the object. */
    private Uni<StepResult> abort(ArgoRolloutStep step, String handle, Secret token) {
        Map<String, Object> patch = Map.of("status", Map.of("abort", true));
        return calls.patch(step.api(), path(step) + "/status", KubernetesCalls.MERGE_PATCH, patch, token)
                .chain(answer -> answer instanceof HttpAnswer.Answered answered && answered.status() == NOT_FOUND
                        ? calls.patch(step.api(), path(step), KubernetesCalls.MERGE_PATCH, patch, token)
                        : Uni.createFrom().item(answer))
                .map(answer -> changed(answer, handle, Duration.ZERO));
    }

    private Uni<StepResult> set(
            ArgoRolloutStep step, FillIns fillIns, JsonNode rollout, JsonNode replicaSet, String handle, Secret token) {
        JsonNode template = ReplicaSetRevisions.OF_ROLLOUT.template(replicaSet);
        if (template.equals(ReplicaSetRevisions.OF_ROLLOUT.template(rollout))) {
            return result(progress(rollout, handle));
        }
        List<Map<String, Object>> patch = List.of(
                // Whoever changed the object since it was looked at wins: then it is looked at again.
                Map.of(
                        "op",
                        "replace",
                        "path",
                        "/metadata/resourceVersion",
                        "value",
                        rollout.at("/metadata/resourceVersion")),
                Map.of("op", "replace", "path", "/spec/template", "value", template),
                Map.of("op", "add", "path", "/metadata/annotations", "value", annotations(rollout, fillIns.key())));
        return calls.patch(step.api(), path(step), KubernetesCalls.JSON_PATCH, patch, token)
                .map(answer -> changed(answer, handle, ASK_AGAIN));
    }

    private StepResult changed(HttpAnswer answer, String handle, Duration after) {
        return KubernetesAnswers.trouble(answer, WRITE, clock.instant())
                .map(failure -> failure.ofRepeatable(handle, true, ASK_AGAIN))
                .orElseGet(() -> again(handle, after));
    }

    /** Argo Rollouts writes the observed generation as text. */
    private static StepResult progress(JsonNode rollout, String handle) {
        JsonNode status = rollout.path("status");
        if (status.path("observedGeneration").asLong()
                < rollout.at("/metadata/generation").asLong()) {
            return again(handle, ASK_AGAIN);
        }
        String phase = status.path("phase").asText("");
        String stableHash = status.path("stableRS").asText("");
        boolean stable = !stableHash.isEmpty()
                && stableHash.equals(status.path("currentPodHash").asText(""));
        if (phase.equals("Healthy") && stable) {
            return new StepResult.Done("set back to " + handle + "'s pod template, and stable", null);
        }
        return phase.equals("Degraded")
                ? new StepResult.Refused("the pod template was set back, but the Rollout is degraded: "
                        + status.path("message").asText("without a reason"))
                : again(handle, ASK_AGAIN);
    }

    private static Map<String, Object> annotations(JsonNode rollout, String key) {
        Map<String, Object> annotations = new LinkedHashMap<>();
        rollout.at("/metadata/annotations")
                .properties()
                .forEach(annotation -> annotations.put(annotation.getKey(), annotation.getValue()));
        annotations.put(KubernetesActuator.KEY, key);
        return annotations;
    }

    private static boolean isOurs(JsonNode rollout, String key) {
        return rollout.at("/metadata/annotations")
                .path(KubernetesActuator.KEY)
                .asText("")
                .equals(key);
    }

    private static boolean isAborted(JsonNode rollout) {
        return rollout.at("/status/abort").asBoolean();
    }

    /**
     * Whether the aborted canary still has some: by the weight that was set at the traffic router (and, where the router can
     * tell, verified there); without a router by its pods. A blue-green update never had any.
     */
    private static boolean hasTraffic(JsonNode rollout) {
        JsonNode canary = rollout.at("/spec/strategy/canary");
        if (canary.isMissingNode()) {
            return false;
        }
        JsonNode weights = rollout.at("/status/canary/weights");
        return canary.has("trafficRouting")
                // A weight that is not said is not 0.
                ? weights.at("/canary/weight").asInt(1) > 0
                        || !weights.path("verified").asBoolean(true)
                : rollout.at("/status/updatedReplicas").asInt() > 0;
    }

    /** The stable version is not the one that the Rollout is to have. */
    private static boolean isUnderWay(JsonNode rollout) {
        JsonNode status = rollout.path("status");
        return !status.path("stableRS")
                .asText("")
                .equals(status.path("currentPodHash").asText(""));
    }

    private static StepResult again(String handle, Duration after) {
        return new StepResult.Begun(handle, null, true, after);
    }

    private static String path(ArgoRolloutStep step) {
        return "/apis/argoproj.io/v1alpha1/namespaces/" + ApiPaths.encoded(step.namespace()) + "/rollouts/"
                + ApiPaths.encoded(step.rollout());
    }

    private static Uni<StepResult> result(StepResult result) {
        return Uni.createFrom().item(result);
    }
}
