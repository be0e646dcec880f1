package dev.goaround.rollback.actuators.adapter;

import dev.goaround.contracts.watch.GitHubWorkflowStep;
import dev.goaround.contracts.watch.GitLabPipelineStep;
import dev.goaround.contracts.watch.KubernetesDeploymentStep;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.contracts.watch.WebhookStep;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.Secrets;
import dev.goaround.rollback.actuators.Actuator;
import dev.goaround.rollback.actuators.Actuators;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/** Puts the actuators together. */
@ApplicationScoped
class ActuatorBeans {

    @Produces
    @Singleton
    Actuator<RollbackStep> actuators(GuardedHttp http, Secrets secrets, Clock clock) {
        StepSecrets stepSecrets = new StepSecrets(secrets, Infrastructure.getDefaultWorkerPool());
        return all(http, stepSecrets, clock);
    }

    /** Every actuator there is: one line each. */
    static Actuators all(GuardedHttp http, StepSecrets secrets, InstantSource clock) {
        return Actuators.none()
                .with(WebhookStep.class, new WebhookActuator(http, secrets, clock))
                .with(GitHubWorkflowStep.class, new GitHubActuator(new GitHubCalls(http), secrets, clock))
                .with(GitLabPipelineStep.class, new GitLabActuator(new GitLabCalls(http), secrets, clock))
                .with(
                        KubernetesDeploymentStep.class,
                        new KubernetesActuator(new KubernetesCalls(http), secrets, clock));
    }
}
