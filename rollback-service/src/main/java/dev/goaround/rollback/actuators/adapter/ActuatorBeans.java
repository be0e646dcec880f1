package dev.goaround.rollback.actuators.adapter;

import dev.goaround.contracts.watch.ArgoRolloutStep;
import dev.goaround.contracts.watch.CodeDeployStep;
import dev.goaround.contracts.watch.EcsServiceStep;
import dev.goaround.contracts.watch.GitHubWorkflowStep;
import dev.goaround.contracts.watch.GitLabPipelineStep;
import dev.goaround.contracts.watch.HostCommandStep;
import dev.goaround.contracts.watch.HttpRouteStep;
import dev.goaround.contracts.watch.KubernetesDeploymentStep;
import dev.goaround.contracts.watch.RailwayStep;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.contracts.watch.WebhookStep;
import dev.goaround.egress.AddressGuard;
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
import java.util.concurrent.Executor;

/** Puts the actuators together. */
@ApplicationScoped
class ActuatorBeans {

    @Produces
    @Singleton
    ActuatorContext outside(GuardedHttp http, Secrets secrets, HostCommandsConfig commands, Clock clock) {
        Executor workers = Infrastructure.getDefaultWorkerPool();
        return new ActuatorContext(
                http,
                new StepSecrets(secrets, workers),
                HostCommandsConfig.read(commands),
                new LocalPrograms(workers),
                clock);
    }

    @Produces
    @Singleton
    Actuator<RollbackStep> actuators(ActuatorContext context) {
        return all(context);
    }

    @Produces
    @Singleton
    DryRun dryRun(ActuatorContext context, AddressGuard guard) {
        return new DryRun(context, guard);
    }

    /** Every actuator there is: one line each. */
    static Actuators all(ActuatorContext context) {
        GuardedHttp http = context.http();
        StepSecrets secrets = context.secrets();
        InstantSource clock = context.clock();
        return Actuators.none()
                .with(WebhookStep.class, new WebhookActuator(http, secrets, clock))
                .with(GitHubWorkflowStep.class, new GitHubActuator(new GitHubCalls(http), secrets, clock))
                .with(GitLabPipelineStep.class, new GitLabActuator(new GitLabCalls(http), secrets, clock))
                .with(KubernetesDeploymentStep.class, new KubernetesActuator(new KubernetesCalls(http), secrets, clock))
                .with(HttpRouteStep.class, new HttpRouteActuator(new KubernetesCalls(http), secrets, clock))
                .with(ArgoRolloutStep.class, new ArgoRolloutActuator(new KubernetesCalls(http), secrets, clock))
                .with(EcsServiceStep.class, new EcsActuator(AwsCalls.ecs(http, clock), new AwsSecrets(secrets)))
                .with(
                        CodeDeployStep.class,
                        new CodeDeployActuator(AwsCalls.codeDeploy(http, clock), new AwsSecrets(secrets)))
                .with(RailwayStep.class, new RailwayActuator(new RailwayCalls(http), secrets, clock))
                .with(HostCommandStep.class, new HostCommandActuator(context.commands(), context.programs()));
    }
}
