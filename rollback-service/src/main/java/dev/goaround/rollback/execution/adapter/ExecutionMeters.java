package dev.goaround.rollback.execution.adapter;

import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.rollback.RollbackFailed;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackVerified;
import dev.goaround.contracts.rollback.StepDone;
import dev.goaround.contracts.rollback.StepFailed;
import dev.goaround.contracts.rollback.StepStarted;
import dev.goaround.contracts.rollback.StepUnknown;
import dev.goaround.messaging.tracing.LogContext;
import dev.goaround.messaging.tracing.TraceSubject;
import dev.goaround.rollback.actuators.ActuatorName;
import dev.goaround.rollback.execution.ExecutionReport;
import dev.goaround.rollback.execution.RollbackState;
import dev.goaround.rollback.execution.Transition;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Counts and logs how rollbacks go. Log lines carry the deployment in their context. There from the start, with zeros. */
@Startup
@ApplicationScoped
class ExecutionMeters implements ExecutionReport {

    private static final Logger LOG = Logger.getLogger(ExecutionMeters.class);

    private static final String VERIFIED = "verified";
    private static final String FAILED = "failed";
    private static final Duration[] DURATIONS = {
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1)
    };

    private final MeterRegistry meters;
    private final Counter tooLate;
    private final Counter journalFailures;

    ExecutionMeters(MeterRegistry meters) {
        this.meters = meters;
        this.tooLate = Counter.builder("goaround_rollback_outcomes_too_late")
                .description("Outcomes of calls that came after the step had been taken up again")
                .register(meters);
        this.journalFailures = Counter.builder("goaround_rollback_journal_failures")
                .description("Times that the journal of rollbacks could not be read or written")
                .register(meters);
    }

    @Override
    public void moved(RollbackOrdered order, Transition transition) {
        // From 0 on, so that a service's first rollback is seen as an increase.
        if (order != null) {
            duration(order, VERIFIED);
            duration(order, FAILED);
        }
        for (RollbackEvent event : transition.events()) {
            count(order, event);
            log(event);
        }
        if (transition.next() instanceof RollbackState.Pausing pausing) {
            about(
                    order,
                    () -> LOG.warnf(
                            "attempt %d is over, again at %s: %s",
                            pausing.attempts(), pausing.due(), pausing.lastReason()));
        }
    }

    @Override
    public void tooLate(String order, RollbackState asked) {
        tooLate.increment();
        LOG.warnf("%s: the outcome of a call came after the step had been taken up again (%s)", order, asked);
    }

    @Override
    public void away(Throwable failure) {
        journalFailures.increment();
        LOG.warnf("the journal cannot be read or written, tried again: %s", failure);
    }

    private void count(RollbackOrdered order, RollbackEvent event) {
        if (event instanceof RollbackVerified || event instanceof RollbackFailed) {
            duration(order, event instanceof RollbackVerified ? VERIFIED : FAILED)
                    .record(Duration.between(order.at(), event.at()));
        } else {
            Counter.builder("goaround_rollback_steps")
                    .description("What happened to the steps of rollbacks; every attempt is started")
                    .tag("actuator", actuator(order, event))
                    .tag("event", kind(event))
                    .register(meters)
                    .increment();
        }
    }

    private Timer duration(RollbackOrdered order, String outcome) {
        return Timer.builder("goaround_rollback_duration")
                .description("From the order to the end: the old version is verified, or the rollback failed")
                .tag("service", order.deployment().service())
                .tag("environment", order.deployment().environment())
                .tag("outcome", outcome)
                .serviceLevelObjectives(DURATIONS)
                .register(meters);
    }

    private static String actuator(RollbackOrdered order, RollbackEvent event) {
        String name = step(event);
        return order.steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .map(ActuatorName::of)
                .orElse(ActuatorName.NONE);
    }

    private static String step(RollbackEvent event) {
        if (event instanceof StepStarted started) {
            return started.step();
        }
        if (event instanceof StepDone done) {
            return done.step();
        }
        if (event instanceof StepFailed failed) {
            return failed.step();
        }
        return event instanceof StepUnknown unknown ? unknown.step() : "";
    }

    private static String kind(RollbackEvent event) {
        if (event instanceof StepStarted) {
            return "started";
        }
        if (event instanceof StepDone) {
            return "done";
        }
        return event instanceof StepFailed ? "failed" : "unknown";
    }

    private static void log(RollbackEvent event) {
        LogContext.about(TraceSubject.of(event.deployment()), () -> {
            if (event instanceof StepFailed || event instanceof StepUnknown || event instanceof RollbackFailed) {
                LOG.errorf("%s", event);
            } else {
                LOG.infof("%s", event);
            }
        });
    }

    private static void about(RollbackOrdered order, Runnable logging) {
        LogContext.about(TraceSubject.of(order.deployment()), logging);
    }
}
