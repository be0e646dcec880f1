package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.rollback.actuators.StepResult;
import java.util.stream.StreamSupport;

/** How far a Deployment's rollout is, by the rules of {@code kubectl rollout status}. */
final class RolloutProgress {

    private RolloutProgress() {}

    /** @param replicaSet that it was set back to; also the handle */
    static StepResult of(JsonNode deployment, String replicaSet) {
        JsonNode status = deployment.path("status");
        if (status.path("observedGeneration").asLong()
                < deployment.at("/metadata/generation").asLong()) {
            return going(replicaSet);
        }
        if (hasMissedItsDeadline(status)) {
            return new StepResult.Refused("the pod template was set back to " + replicaSet
                    + "'s, but the Deployment has not become available within its progressDeadlineSeconds");
        }
        long wanted = deployment.at("/spec/replicas").asLong(1);
        long updated = status.path("updatedReplicas").asLong();
        boolean rolledOut = updated >= wanted
                && status.path("replicas").asLong() <= updated
                && status.path("availableReplicas").asLong() >= updated;
        return rolledOut
                ? new StepResult.Done(
                        "set back to " + replicaSet + "'s pod template, " + updated + " of " + wanted
                                + " replicas are available",
                        null)
                : going(replicaSet);
    }

    private static StepResult going(String replicaSet) {
        return new StepResult.Begun(replicaSet, null, true, KubernetesActuator.ASK_AGAIN);
    }

    private static boolean hasMissedItsDeadline(JsonNode status) {
        return StreamSupport.stream(status.path("conditions").spliterator(), false)
                .anyMatch(condition -> condition.path("type").asText().equals("Progressing")
                        && condition.path("reason").asText().equals("ProgressDeadlineExceeded"));
    }
}
