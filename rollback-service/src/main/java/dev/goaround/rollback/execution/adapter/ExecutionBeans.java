package dev.goaround.rollback.execution.adapter;

import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.rollback.actuators.Actuator;
import dev.goaround.rollback.execution.ExecutionTimes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns configuration into the executor's own words. */
@ApplicationScoped
class ExecutionBeans {

    @Produces
    @Singleton
    ExecutionTimes terms(
            ExecutionConfig config,
            Actuator<RollbackStep> actuators,
            @ConfigProperty(name = "goaround.instance", defaultValue = "rollback-service-1") String instance) {
        return new ExecutionTimes(config.fenceWait(), config.callLease(), actuators::longestCall, instance);
    }
}
