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
                who -> session(step, who).ask("ListDeployments", input, CallFailure::ofAsking, listed -> {
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
        return secrets.seeing(fillIns.service(), step.secret(), who -> {
            AwsSession aws = session(step, who);
            return aws.ask(
                    "GetDeployment",
                    Map.of("deploymentId", id),
                    failure -> failure.ofLooking(handle, true, ASK_AGAIN),
                    got -> goOn(aws, handle, id, got.path("deploymentInfo")));
        });
    }

    /** Until there is a handle nothing was done but looking. */
    @Override
    public Uni<StepResult> takeUp(CodeDeployStep step, FillIns fillIns, Instant startedAt) {
        return carryOut(step, fillIns);
    }

    private Uni<StepResult> goOn(AwsSession aws, String handle, String id, JsonNode deployment) {
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
        return handle.startsWith(STOP) && RUNNING.contains(status) ? stop(aws, id) : result(again(handle, ASK_AGAIN));
    }

    private Uni<StepResult> stop(AwsSession aws, String id) {
        Map<String, Object> input = Map.of("deploymentId", id, "autoRollbackEnabled", true);
        return aws.call("StopDeployment", input)
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

    private AwsSession session(CodeDeployStep step, AwsLogin who) {
        return new AwsSession(calls, step.api(), step.region(), who);
    }

    private static StepResult again(String handle, Duration after) {
        return new StepResult.Begun(handle, null, true, after);
    }

    private static Uni<StepResult> result(StepResult result) {
        return Uni.createFrom().item(result);
    }
}
