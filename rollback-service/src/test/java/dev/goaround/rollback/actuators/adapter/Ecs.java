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
 * One service of Amazon ECS with its service deployments, by the AWS JSON 1.1 protocol. Deployments and rollbacks take twenty
 * seconds.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopServiceDeployment.html">StopServiceDeployment</a>
 */
final class Ecs implements Stub {

    static final String CREDENTIALS = "AKIDEXAMPLE:wJalrXUtnFEMI";

    private static final Duration TAKES = Duration.ofSeconds(20);
    private static final String ARN = "arn:aws:ecs:eu-central-1:1:";

    private record Deployed(String arn, String from, String to, Instant at, String end) {}

    private final List<Deployed> deployments = new ArrayList<>();
    private final List<String> effects = new ArrayList<>();
    private final Errors errors = new Errors();
    private Instant now = Instant.EPOCH;
    private Instant stoppedAt;
    private String taskDefinition = task("2.0.0");

    /** The bad version is still being deployed. */
    static Ecs deploying() {
        Ecs ecs = new Ecs();
        ecs.deployments.add(new Deployed(ARN + "service-deployment/1", "1.0.0", "2.0.0", Instant.MAX, "SUCCESSFUL"));
        return ecs;
    }

    /** The bad version was deployed; ECS has a record of what ran before if {@code recorded}. */
    static Ecs deployed(boolean recorded) {
        Ecs ecs = new Ecs();
        ecs.deployments.add(new Deployed(
                ARN + "service-deployment/1", recorded ? "1.0.0" : null, "2.0.0", Instant.EPOCH, "SUCCESSFUL"));
        return ecs;
    }

    /** The deployment is through before anybody stops it. */
    void finish() {
        Deployed first = deployments.remove(0);
        deployments.add(0, new Deployed(first.arn(), first.from(), first.to(), Instant.EPOCH, "SUCCESSFUL"));
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
        String authorization = call.headers().getOrDefault("authorization", "");
        if (!authorization.startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
                || !authorization.contains("/eu-central-1/ecs/aws4_request")) {
            return error(400, "UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        JsonNode input = Stub.body(call);
        return switch (call.headers().get("x-amz-target")) {
            case "AmazonEC2ContainerServiceV20141113.DescribeServices" -> services(input);
            case "AmazonEC2ContainerServiceV20141113.ListServiceDeployments" ->
                Stub.json(
                        200,
                        Map.of(
                                "serviceDeployments",
                                deployments.stream().map(this::described).toList()));
            case "AmazonEC2ContainerServiceV20141113.DescribeServiceDeployments" ->
                Stub.json(
                        200,
                        Map.of(
                                "serviceDeployments",
                                deployments.stream()
                                        .filter(one -> input.path("serviceDeploymentArns")
                                                .toString()
                                                .contains(one.arn()))
                                        .map(this::described)
                                        .toList(),
                                "failures",
                                List.of()));
            case "AmazonEC2ContainerServiceV20141113.DescribeServiceRevisions" ->
                Stub.json(
                        200,
                        Map.of(
                                "serviceRevisions",
                                List.of(Map.of(
                                        "serviceRevisionArn",
                                        input.at("/serviceRevisionArns/0").asText(),
                                        "taskDefinition",
                                        task("1.0.0")))));
            case "AmazonEC2ContainerServiceV20141113.DescribeTaskDefinition" ->
                input.path("taskDefinition").asText().equals("shop:1.0.0")
                        ? Stub.json(200, Map.of("taskDefinition", Map.of("taskDefinitionArn", task("1.0.0"))))
                        : error(400, "ClientException", "Unable to describe task definition.");
            case "AmazonEC2ContainerServiceV20141113.StopServiceDeployment" -> stop(input);
            case "AmazonEC2ContainerServiceV20141113.UpdateService" -> update(input);
            default -> error(400, "UnknownOperationException", "");
        };
    }

    private HttpAnswer services(JsonNode input) {
        if (!input.at("/services/0").asText().equals("web")) {
            return Stub.json(
                    200, Map.of("services", List.of(), "failures", List.of(Map.of("arn", "web", "reason", "MISSING"))));
        }
        boolean over = !now.isBefore(
                deployments.get(0).at().equals(Instant.MAX)
                        ? Instant.MAX
                        : deployments.get(0).at().plus(TAKES));
        return Stub.json(
                200,
                Map.of(
                        "services",
                        List.of(Map.of(
                                "serviceName",
                                "web",
                                "status",
                                "ACTIVE",
                                "taskDefinition",
                                taskDefinition,
                                "deployments",
                                List.of(Map.of(
                                        "status",
                                        "PRIMARY",
                                        "taskDefinition",
                                        taskDefinition,
                                        "rolloutState",
                                        over ? "COMPLETED" : "IN_PROGRESS"))))));
    }

    private HttpAnswer stop(JsonNode input) {
        Deployed running = deployments.get(0);
        if (!status(running).equals("IN_PROGRESS")) {
            return error(400, "ConflictException", "The service deployment is not in a state that can be stopped.");
        }
        stoppedAt = now;
        taskDefinition = task(running.from());
        effects.add("stopped with " + input.path("stopType").asText());
        return Stub.json(200, Map.of("serviceDeploymentArn", running.arn()));
    }

    private HttpAnswer update(JsonNode input) {
        taskDefinition = input.path("taskDefinition").asText();
        deployments.add(0, new Deployed(ARN + "service-deployment/2", "2.0.0", "1.0.0", now, "SUCCESSFUL"));
        effects.add("updated to " + taskDefinition);
        return Stub.json(200, Map.of("service", Map.of("serviceName", "web")));
    }

    private String status(Deployed deployed) {
        if (deployed.at().equals(Instant.MAX)) {
            if (stoppedAt == null) {
                return "IN_PROGRESS";
            }
            return now.isBefore(stoppedAt.plus(TAKES)) ? "ROLLBACK_IN_PROGRESS" : "ROLLBACK_SUCCESSFUL";
        }
        return now.isBefore(deployed.at().plus(TAKES)) ? "IN_PROGRESS" : deployed.end();
    }

    private Map<String, Object> described(Deployed deployed) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("serviceDeploymentArn", deployed.arn());
        fields.put("createdAt", deployed.arn().endsWith("2") ? 1.7e9 + 1 : 1.7e9);
        fields.put("status", status(deployed));
        fields.put(
                "sourceServiceRevisions",
                deployed.from() == null ? List.of() : List.of(Map.of("arn", ARN + "service-revision/1")));
        return fields;
    }

    private static String task(String version) {
        return ARN + "task-definition/shop:" + version;
    }

    static HttpAnswer error(int status, String type, String message) {
        return Stub.json(status, Map.of("__type", "com.amazonaws.ecs#" + type, "message", message));
    }
}
