package dev.goaround.rollback.execution;

import dev.goaround.contracts.rollback.PersonAsk;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.StepDone;
import dev.goaround.contracts.rollback.StepFailed;
import dev.goaround.contracts.rollback.StepStarted;
import dev.goaround.contracts.rollback.StepUnknown;
import dev.goaround.rollback.actuators.StepResult;
import java.time.Instant;

/** What is said about the steps of a rollback. */
record StepEvents(OrderedSteps steps, Instant now) {

    StepStarted started(int step, String key, int attempt) {
        return started(step, key, attempt, null);
    }

    StepStarted asked(int step, String key, PersonAsk ask) {
        return started(step, key, 1, ask);
    }

    StepDone done(int step, String key, boolean last, StepResult.Done done) {
        RollbackOrdered order = steps.order();
        return new StepDone(order.deployment(), order.order(), name(step), key, last, done.answer(), done.link(), now);
    }

    StepFailed failed(int step, String key, String reason) {
        RollbackOrdered order = steps.order();
        return new StepFailed(order.deployment(), order.order(), name(step), key, reason, now);
    }

    StepUnknown unknown(int step, String key, String reason) {
        RollbackOrdered order = steps.order();
        return new StepUnknown(order.deployment(), order.order(), name(step), key, reason, now);
    }

    private StepStarted started(int step, String key, int attempt, PersonAsk ask) {
        RollbackOrdered order = steps.order();
        return new StepStarted(order.deployment(), order.order(), name(step), key, attempt, ask, now);
    }

    private String name(int step) {
        return steps.name(step);
    }
}
