package dev.goaround.rollback.execution.adapter;

import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.rollback.actuators.Actuator;
import dev.goaround.rollback.execution.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns configuration into the executor's own words. */
@ApplicationScoped
class ExecutionBeans {

    @Produces
    @Singleton
    Terms terms(
            ExecutionConfig config,
            Actuator<RollbackStep> actuators,
            @ConfigProperty(name = "goaround.instance", defaultValue = "rollback-service-1") String instance) {
        return new Terms(config.fenceWait(), config.callLease(), actuators::longestCall, instance);
    }
}
