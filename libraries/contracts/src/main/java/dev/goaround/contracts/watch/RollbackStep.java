package dev.goaround.contracts.watch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.Arrays;

/**
 * One action of the rollback, carried out by an actuator. In strings, {@code {service}}, {@code {environment}},
 * {@code {version}} (the bad one), {@code {target_version}}, {@code {deployment}}, {@code {component}} and
 * {@code {idempotency_key}} are filled in.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "actuator")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WebhookStep.class, name = "webhook"),
    @JsonSubTypes.Type(value = GitHubWorkflowStep.class, name = "github-workflow"),
    @JsonSubTypes.Type(value = GitLabPipelineStep.class, name = "gitlab-pipeline"),
    @JsonSubTypes.Type(value = KubernetesDeploymentStep.class, name = "kubernetes-deployment"),
    @JsonSubTypes.Type(value = HttpRouteStep.class, name = "http-route"),
    @JsonSubTypes.Type(value = ArgoRolloutStep.class, name = "argo-rollout"),
    @JsonSubTypes.Type(value = EcsServiceStep.class, name = "ecs-service"),
    @JsonSubTypes.Type(value = CodeDeployStep.class, name = "codedeploy"),
    @JsonSubTypes.Type(value = RailwayStep.class, name = "railway"),
    @JsonSubTypes.Type(value = HostCommandStep.class, name = "host-command"),
    @JsonSubTypes.Type(value = PersonStep.class, name = "person")
})
public sealed interface RollbackStep
        permits WebhookStep,
                GitHubWorkflowStep,
                GitLabPipelineStep,
                KubernetesDeploymentStep,
                HttpRouteStep,
                ArgoRolloutStep,
                EcsServiceStep,
                CodeDeployStep,
                RailwayStep,
                HostCommandStep,
                PersonStep {

    /** Unique in the environment. */
    String name();

    /** The deployable part that it rolls back, or null for the whole service. */
    String component();

    /** How long the step may take in all, retries included. */
    Duration timeout();

    /**
     * Name of the step whose failure this one waits for, or null for a step of its own. Of a step and those that wait for its
     * failure one is carried out, the first that does not fail.
     */
    String insteadOf();

    /** Reference of the secret that the actuator needs, or null where it needs none. */
    default String secret() {
        return null;
    }

    /** Whether it only takes traffic away; what it is taken away from is still there afterwards. */
    default boolean movesTrafficOnly() {
        return false;
    }

    /**
     * The same step with so much time left, where its actuator's one call may last as long as the step.
     *
     * @return itself where each call is short, whatever the step's time
     */
    default RollbackStep within(Duration left) {
        return this;
    }

    /** The actuator's name, as it is in the service definition, in events, meters and spans; it does not change. */
    static String actuator(Class<? extends RollbackStep> step) {
        return Arrays.stream(
                        RollbackStep.class.getAnnotation(JsonSubTypes.class).value())
                .filter(kind -> kind.value() == step)
                .map(JsonSubTypes.Type::name)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(step + " is no kind of step"));
    }
}
