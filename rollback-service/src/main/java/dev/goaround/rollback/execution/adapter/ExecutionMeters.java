package dev.goaround.rollback.execution.adapter;

import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.rollback.RollbackFailed;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackVerified;
import dev.goaround.contracts.rollback.StepDone;
import dev.goaround.contracts.rollback.StepFailed;
import dev.goaround.contracts.rollback.StepStarted;
import dev.goaround.contracts.rollback.StepUnknown;
import dev.goaround.rollback.execution.ExecutionReport;
import dev.goaround.rollback.execution.Move;
import dev.goaround.rollback.execution.State;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Counts and logs how rollbacks go. Log lines carry the deployment in their context. */
@ApplicationScoped
class ExecutionMeters implements ExecutionReport {

    private static final Logger LOG = Logger.getLogger(ExecutionMeters.class);

    private final MeterRegistry meters;

    ExecutionMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void moved(RollbackOrdered order, Move move) {
        for (RollbackEvent event : move.events()) {
            count(order, event);
            log(event);
        }
        if (move.next() instanceof State.Pausing pausing) {
            about(
                    order,
                    () -> LOG.warnf(
                            "attempt %d is over, again at %s: %s",
                            pausing.attempts(), pausing.due(), pausing.lastReason()));
        }
    }

    @Override
    public void tooLate(String order, State asked) {
        meters.counter("goaround_rollback_outcomes_too_late").increment();
        LOG.warnf("%s: the outcome of a call came after the step had been taken up again (%s)", order, asked);
    }

    @Override
    public void away(Throwable failure) {
        meters.counter("goaround_rollback_journal_failures").increment();
        LOG.warnf("the journal cannot be read or written, tried again: %s", failure);
    }

    private void count(RollbackOrdered order, RollbackEvent event) {
        if (event instanceof RollbackVerified || event instanceof RollbackFailed) {
            Timer.builder("goaround_rollback_duration")
                    .description("From the order to the end")
                    .tag("outcome", event instanceof RollbackVerified ? "verified" : "failed")
                    .register(meters)
                    .record(Duration.between(order.at(), event.at()));
        } else {
            meters.counter("goaround_rollback_steps", "event", kind(event)).increment();
        }
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
        MDC.put("deployment", event.deployment().id());
        MDC.put("service", event.deployment().service());
        MDC.put("environment", event.deployment().environment());
        try {
            if (event instanceof StepFailed || event instanceof StepUnknown || event instanceof RollbackFailed) {
                LOG.errorf("%s", event);
            } else {
                LOG.infof("%s", event);
            }
        } finally {
            MDC.remove("deployment");
            MDC.remove("service");
            MDC.remove("environment");
        }
    }

    private static void about(RollbackOrdered order, Runnable logging) {
        MDC.put("deployment", order.deployment().id());
        try {
            logging.run();
        } finally {
            MDC.remove("deployment");
        }
    }
}
