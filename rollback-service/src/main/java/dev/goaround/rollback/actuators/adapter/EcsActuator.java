package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.watch.EcsServiceStep;
import dev.goaround.egress.Call;
import dev.goaround.rollback.actuators.Actuator;
import dev.goaround.rollback.actuators.CallFailure;
import dev.goaround.rollback.actuators.FillIns;
import dev.goaround.rollback.actuators.StepResult;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Rolls an ECS service back. The first attempt only looks: a service deployment that is under way is to be stopped with a rollback;
 * else the service is to be updated to a task definition. The journal keeps which of the two. Both are then seen in the
 * service itself, so a repetition does nothing a second time.
 */
record EcsActuator(AwsCalls calls, AwsSecrets secrets) implements Actuator<EcsServiceStep> {

    static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    static final String STOP = "stop:";
    static final String UPDATE = "update:";

    private static final Set<String> UNDER_WAY = Set.of("PENDING", "IN_PROGRESS");
    private static final Set<String> ROLLING_BACK =
            Set.of("ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS", "STOP_REQUESTED");

    @Override
    public Uni<Optional<StepResult>> look(EcsServiceStep step, FillIns fillIns) {
        return Uni.createFrom().item(Optional.empty());
    }

    /** The service, its deployments, the last of them, and the revision that it came from. */
    @Override
    public Duration longestCall(EcsServiceStep step) {
        return Call.DEFAULT_DEADLINE.multipliedBy(4);
    }

    @Override
    public Uni<StepResult> carryOut(EcsServiceStep step, FillIns fillIns) {
        return secrets.with(fillIns.service(), step.secret(), who -> {
            AwsSession aws = session(step, who);
            return service(step, aws, CallFailure::ofAsking, service -> list(step, fillIns, aws));
        });
    }

    private Uni<StepResult> list(EcsServiceStep step, FillIns fillIns, AwsSession aws) {
        return aws.ask(
                "ListServiceDeployments",
                Map.of("cluster", step.cluster(), "service", step.service()),
                CallFailure::ofAsking,
                listed -> listed.path("serviceDeployments").isArray()
                        ? plan(step, fillIns, newest(listed), aws)
                        : result(unsaid("ListServiceDeployments").ofAsking()));
    }

    @Override
    public Uni<StepResult> follow(EcsServiceStep step, FillIns fillIns, String handle) {
        return secrets.seeing(
                fillIns.service(),
                step.secret(),
                who -> handle.startsWith(STOP)
                        ? stop(handle, session(step, who))
                        : update(step, handle, session(step, who)));
    }

    /** Until there is a handle nothing was done but looking. */
    @Override
    public Uni<StepResult> takeUp(EcsServiceStep step, FillIns fillIns, Instant startedAt) {
        return carryOut(step, fillIns);
    }

    private Uni<StepResult> plan(EcsServiceStep step, FillIns fillIns, Optional<JsonNode> newest, AwsSession aws) {
        String status =
                newest.map(deployment -> deployment.path("status").asText()).orElse("");
        String arn = newest.map(
                        deployment -> deployment.path("serviceDeploymentArn").asText())
                .orElse("");
        if (UNDER_WAY.contains(status) || ROLLING_BACK.contains(status)) {
            return result(new StepResult.Begun(STOP + arn, null, true, Duration.ZERO));
        }
        if (step.taskDefinition() != null) {
            return aws.ask(
                    "DescribeTaskDefinition",
                    Map.of("taskDefinition", fillIns.in(step.taskDefinition())),
                    CallFailure::ofAsking,
                    described -> result(to(described.path("taskDefinition").path("taskDefinitionArn"))));
        }
        if (status.equals("ROLLBACK_SUCCESSFUL")) {
            return result(new StepResult.Done("ECS has rolled its last deployment back by itself", null));
        }
        return newest.isEmpty() ? result(to(null)) : source(arn, aws);
    }

    /** What ECS recorded as the revision that the last deployment came from. */
    private Uni<StepResult> source(String deployment, AwsSession aws) {
        return aws.ask("DescribeServiceDeployments", ofDeployment(deployment), CallFailure::ofAsking, described -> {
            String revision = described
                    .at("/serviceDeployments/0/sourceServiceRevisions/0/arn")
                    .asText("");
            return revision.isEmpty()
                    ? result(to(null))
                    : aws.ask(
                            "DescribeServiceRevisions",
                            Map.of("serviceRevisionArns", List.of(revision)),
                            CallFailure::ofAsking,
                            revisions -> result(to(revisions.at("/serviceRevisions/0/taskDefinition"))));
        });
    }

    private static StepResult to(JsonNode taskDefinition) {
        String arn = taskDefinition == null ? "" : taskDefinition.asText("");
        return arn.isEmpty()
                ? new StepResult.Refused("ECS has no record of what ran before the service's last deployment: name a"
                        + " task-definition in the step")
                : new StepResult.Begun(UPDATE + arn, null, true, Duration.ZERO);
    }

    private Uni<StepResult> stop(String handle, AwsSession aws) {
        String arn = handle.substring(STOP.length());
        return aws.ask("DescribeServiceDeployments", ofDeployment(arn), looking(handle), described -> {
            JsonNode deployment = described.at("/serviceDeployments/0");
            String status = deployment.path("status").asText("");
            if (status.isEmpty()) {
                return result(unsaid("DescribeServiceDeployments").ofLooking(handle, true, ASK_AGAIN));
            }
            if (UNDER_WAY.contains(status)) {
                return aws.ask(
                        "StopServiceDeployment",
                        Map.of("serviceDeploymentArn", arn, "stopType", "ROLLBACK"),
                        failure -> failure.ofRepeatable(handle, true, ASK_AGAIN),
                        stopped -> result(again(handle)));
            }
            return result(ended(deployment, status, handle));
        });
    }

    private static StepResult ended(JsonNode deployment, String status, String handle) {
        String why = deployment.path("statusReason").asText("");
        return switch (status) {
            case "ROLLBACK_SUCCESSFUL" ->
                new StepResult.Done("the running deployment was stopped and rolled back", null);
            case "SUCCESSFUL" ->
                new StepResult.Retry(Duration.ZERO, "the deployment was through before it could be stopped");
            case "STOPPED", "ROLLBACK_FAILED" ->
                new StepResult.Refused("the service deployment ended as " + status + (why.isEmpty() ? "" : ": " + why));
            // It is being rolled back; or this is a status that is not known here, and so no end.
            default -> again(handle);
        };
    }

    private Uni<StepResult> update(EcsServiceStep step, String handle, AwsSession aws) {
        String taskDefinition = handle.substring(UPDATE.length());
        return service(
                step,
                aws,
                looking(handle),
                service -> service.path("taskDefinition").asText().equals(taskDefinition)
                        ? result(rollout(service, taskDefinition, handle))
                        : aws.ask(
                                "UpdateService",
                                Map.of(
                                        "cluster", step.cluster(),
                                        "service", step.service(),
                                        "taskDefinition", taskDefinition),
                                failure -> failure.ofRepeatable(handle, true, ASK_AGAIN),
                                updated -> result(again(handle))));
    }

    private static StepResult rollout(JsonNode service, String taskDefinition, String handle) {
        JsonNode deployments = service.path("deployments");
        JsonNode primary = StreamSupport.stream(deployments.spliterator(), false)
                .filter(deployment -> deployment.path("status").asText().equals("PRIMARY"))
                .findFirst()
                .orElse(deployments.path(0));
        String state = primary.path("rolloutState").asText("");
        boolean over = state.isEmpty()
                ? deployments.size() == 1
                        && primary.path("runningCount").asInt()
                                >= primary.path("desiredCount").asInt()
                : state.equals("COMPLETED");
        if (over) {
            return new StepResult.Done("the service runs " + taskDefinition, null);
        }
        return state.equals("FAILED")
                ? new StepResult.Refused("the update to " + taskDefinition + " failed: "
                        + primary.path("rolloutStateReason").asText())
                : again(handle);
    }

    /** The service itself; one that is not there or not active is refused. */
    private Uni<StepResult> service(
            EcsServiceStep step,
            AwsSession aws,
            Function<CallFailure, StepResult> otherwise,
            Function<JsonNode, Uni<StepResult>> then) {
        Map<String, Object> input = Map.of("cluster", step.cluster(), "services", List.of(step.service()));
        return aws.ask("DescribeServices", input, otherwise, described -> {
            JsonNode service = described.at("/services/0");
            String status = service.path("status")
                    .asText(described.at("/failures/0/reason").asText(""));
            if (status.equals("ACTIVE")) {
                return then.apply(service);
            }
            CallFailure failure = status.isEmpty()
                    ? unsaid("DescribeServices")
                    : CallFailure.refused("the service " + step.service() + " in cluster " + step.cluster() + " is "
                            + status + ", not ACTIVE");
            return result(otherwise.apply(failure));
        });
    }

    private AwsSession session(EcsServiceStep step, AwsLogin who) {
        return new AwsSession(calls, step.api(), step.region(), who);
    }

    /** The answer does not hold what the operation answers. */
    private static CallFailure unsaid(String operation) {
        return CallFailure.unclear("AWS answered " + operation + " without what it was asked for");
    }

    private static Optional<JsonNode> newest(JsonNode listed) {
        return StreamSupport.stream(listed.path("serviceDeployments").spliterator(), false)
                .max(Comparator.comparingDouble(
                        deployment -> deployment.path("createdAt").asDouble()));
    }

    private static Map<String, Object> ofDeployment(String arn) {
        return Map.of("serviceDeploymentArns", List.of(arn));
    }

    private static Function<CallFailure, StepResult> looking(String handle) {
        return failure -> failure.ofLooking(handle, true, ASK_AGAIN);
    }

    private static StepResult again(String handle) {
        return new StepResult.Begun(handle, null, true, ASK_AGAIN);
    }

    private static Uni<StepResult> result(StepResult result) {
        return Uni.createFrom().item(result);
    }
}
