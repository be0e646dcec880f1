package dev.goaround.rollback.actuators.adapter;

import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.Secrets;
import dev.goaround.rollback.actuators.Actuator;
import dev.goaround.rollback.actuators.Actuators;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the actuators together. */
@ApplicationScoped
class ActuatorBeans {

    @Produces
    @Singleton
    Actuator<RollbackStep> actuators(GuardedHttp http, Secrets secrets, Clock clock) {
        StepSecrets stepSecrets = new StepSecrets(secrets, Infrastructure.getDefaultWorkerPool());
        return new Actuators(
                new WebhookActuator(http, stepSecrets, clock),
                new GitHubActuator(new GitHubCalls(http), stepSecrets, clock));
    }
}
