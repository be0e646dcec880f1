package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.watch.CodeDeployStep;
import dev.goaround.egress.Call;
import dev.goaround.rollback.actuators.Actuator;
import dev.goaround.rollback.actuators.CallFailure;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepResult;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Stops the running deployment of a deployment group with its automatic rollback, and follows the deployment that rolls back. The
 * first attempt only looks which one runs, and the journal keeps it. CodeDeploy cannot stop what is through: then the step has
 * failed, and what stands in for it is tried.
 */
record CodeDeployActuator(AwsCalls calls, AwsSecrets secrets) implements Actuator<CodeDeployStep> {

    static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    static final String STOP = "stop:";
    static final String STOPPED = "stopped:";
    static final String ROLLBACK = "rollback:";

    private static final List<String> RUNNING = List.of("Created", "Queued", "InProgress", "Baking", "Ready");
    private static final Set<String> ENDED_BADLY = Set.of("Stopped", "Failed");

    @Override
    public Uni<Optional<StepResult>> look(CodeDeployStep step, FillIns fillIns) {
        return Uni.createFrom().item(Optional.empty());
    }

    /** The deployment, its stop. */
    @Override
    public Duration longestCall(CodeDeployStep step) {
        return Call.DEFAULT_DEADLINE.multipliedBy(2);
    }

    @Override
    public Uni<StepResult> carryOut(CodeDeployStep step, FillIns fillIns) {
        Map<String, Object> input = Map.of(
                "applicationName", step.application(),
                "deploymentGroupName", step.deploymentGroup(),
                "includeOnlyStatuses", RUNNING);
        return secrets.with(
                fillIns.service(),
                step.secret(),
                who -> ask(step, who, "ListDeployments", input, CallFailure::ofAsking, listed -> {
                    if (!listed.path("deployments").isArray()) {
                        return result(CallFailure.unclear("AWS answered ListDeployments without a list")
                                .ofAsking());
                    }
                    String id = listed.at("/deployments/0").asText("");
                    return result(
                            id.isEmpty()
                                    ? new StepResult.Refused("no deployment of " + step.deploymentGroup()
                                            + " is running, and CodeDeploy stops only running ones: give the step an"
                                            + " otherwise that deploys the version before")
                                    : again(STOP + id, Duration.ZERO));
                }));
    }

    @Override
    public Uni<StepResult> follow(CodeDeployStep step, FillIns fillIns, String handle) {
        String id = handle.substring(handle.indexOf(':') + 1);
        return secrets.seeing(
                fillIns.service(),
                step.secret(),
                who -> ask(
                        step,
                        who,
                        "GetDeployment",
                        Map.of("deploymentId", id),
                        failure -> failure.ofLooking(handle, true, ASK_AGAIN),
                        got -> goOn(step, handle, id, got.path("deploymentInfo"), who)));
    }

    /** Until there is a handle nothing was done but looking. */
    @Override
    public Uni<StepResult> takeUp(CodeDeployStep step, FillIns fillIns, Instant startedAt) {
        return carryOut(step, fillIns);
    }

    private Uni<StepResult> goOn(CodeDeployStep step, String handle, String id, JsonNode deployment, AwsLogin who) {
        String status = deployment.path("status").asText("");
        if (handle.startsWith(ROLLBACK)) {
            return result(rollback(handle, id, deployment, status));
        }
        String rollback = deployment.at("/rollbackInfo/rollbackDeploymentId").asText("");
        if (!rollback.isEmpty()) {
            return result(again(ROLLBACK + rollback, Duration.ZERO));
        }
        if (status.equals("Succeeded")) {
            return result(new StepResult.Refused("deployment " + id
                    + " was through before it could be stopped: CodeDeploy stops only running ones"));
        }
        return handle.startsWith(STOP) && RUNNING.contains(status)
                ? stop(step, id, who)
                : result(again(handle, ASK_AGAIN));
    }

    private Uni<StepResult> stop(CodeDeployStep step, String id, AwsLogin who) {
        Map<String, Object> input = Map.of("deploymentId", id, "autoRollbackEnabled", true);
        return calls.call(step.api(), step.region(), "StopDeployment", input, who)
                .map(answer -> AwsCalls.errorType(answer).equals("DeploymentAlreadyCompletedException")
                        ? again(STOPPED + id, ASK_AGAIN)
                        : calls.trouble(answer, "StopDeployment")
                                .map(failure -> failure.ofRepeatable(STOP + id, true, ASK_AGAIN))
                                .orElseGet(() -> again(STOPPED + id, ASK_AGAIN)));
    }

    private static StepResult rollback(String handle, String id, JsonNode deployment, String status) {
        if (status.equals("Succeeded")) {
            return new StepResult.Done("stopped, and rolled back by deployment " + id, null);
        }
        return ENDED_BADLY.contains(status)
                ? new StepResult.Refused("the rollback's deployment " + id + " ended as " + status + ": "
                        + deployment.at("/errorInformation/message").asText("without a reason"))
                : again(handle, ASK_AGAIN);
    }

    private Uni<StepResult> ask(
            CodeDeployStep step,
            AwsLogin who,
            String operation,
            Map<String, Object> input,
            Function<CallFailure, StepResult> otherwise,
            Function<JsonNode, Uni<StepResult>> then) {
        return calls.call(step.api(), step.region(), operation, input, who)
                .chain(answer -> calls.trouble(answer, operation)
                        .map(failure -> result(otherwise.apply(failure)))
                        .orElseGet(() -> then.apply(JsonBodies.of(answer))));
    }

    private static StepResult again(String handle, Duration after) {
        return new StepResult.Begun(handle, null, true, after);
    }

    private static Uni<StepResult> result(StepResult result) {
        return Uni.createFrom().item(result);
    }
}
