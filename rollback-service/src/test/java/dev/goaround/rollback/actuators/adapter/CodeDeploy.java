package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.egress.Call;
import dev.goaround.egress.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One deployment group of AWS CodeDeploy. A stopped deployment names the one that rolls back after five seconds; that one takes
 * twenty.
 *
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_StopDeployment.html">StopDeployment</a>
 */
final class CodeDeploy implements Stub {

    private static final Duration NAMED_AFTER = Duration.ofSeconds(5);
    private static final Duration TAKES = Duration.ofSeconds(20);
    private static final String RUNNING = "d-BAD000001";
    private static final String ROLLBACK = "d-BACK00001";

    private final List<String> effects = new ArrayList<>();
    private final Errors errors = new Errors();
    private Instant now = Instant.EPOCH;
    private Instant stoppedAt;
    private boolean through;
    private String end = "Succeeded";

    /** The deployment is through before anybody stops it. */
    CodeDeploy through() {
        through = true;
        return this;
    }

    /** How the rollback's deployment ends. */
    CodeDeploy endAs(String status) {
        end = status;
        return this;
    }

    @Override
    public List<String> effects() {
        return effects;
    }

    @Override
    public void at(Instant instant) {
        now = instant;
    }

    @Override
    public Errors errors() {
        return errors;
    }

    @Override
    public HttpAnswer answer(Call call) {
        if (!call.headers().getOrDefault("authorization", "").contains("/eu-central-1/codedeploy/aws4_request")) {
            return error("InvalidSignatureException", "The request signature we calculated does not match");
        }
        JsonNode input = Stub.body(call);
        return switch (call.headers().get("x-amz-target")) {
            case "CodeDeploy_20141006.ListDeployments" ->
                input.path("deploymentGroupName").asText().equals("workers")
                        ? Stub.json(
                                200, Map.of("deployments", through || stoppedAt != null ? List.of() : List.of(RUNNING)))
                        : error("DeploymentGroupDoesNotExistException", "No Deployment Group found for name");
            case "CodeDeploy_20141006.GetDeployment" ->
                described(input.path("deploymentId").asText());
            case "CodeDeploy_20141006.StopDeployment" -> stop(input);
            default -> error("UnknownOperationException", "");
        };
    }

    private HttpAnswer stop(JsonNode input) {
        if (through || stoppedAt != null) {
            return error("DeploymentAlreadyCompletedException", "The deployment is already complete.");
        }
        stoppedAt = now;
        effects.add("stopped " + input.path("deploymentId").asText() + ", rollback "
                + input.path("autoRollbackEnabled").asBoolean());
        return Stub.json(200, Map.of("status", "Pending", "statusMessage", "Stopping"));
    }

    private HttpAnswer described(String id) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("deploymentId", id);
        if (id.equals(ROLLBACK)) {
            info.put("status", now.isBefore(stoppedAt.plus(TAKES)) ? "InProgress" : end);
            info.put("errorInformation", Map.of("code", "HEALTH_CONSTRAINTS", "message", "too few healthy instances"));
        } else {
            info.put("status", through ? "Succeeded" : stoppedAt == null ? "InProgress" : "Stopped");
            if (stoppedAt != null && !now.isBefore(stoppedAt.plus(NAMED_AFTER))) {
                info.put("rollbackInfo", Map.of("rollbackDeploymentId", ROLLBACK));
            }
        }
        return Stub.json(200, Map.of("deploymentInfo", info));
    }

    static HttpAnswer error(String type, String message) {
        return Stub.json(400, Map.of("__type", type, "message", message));
    }
}
