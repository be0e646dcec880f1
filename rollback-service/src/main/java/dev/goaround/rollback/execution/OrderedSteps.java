package dev.goaround.rollback.execution;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.rollback.PersonAsk;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.watch.PersonStep;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.rollback.actuators.FillIns;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The steps of an order by their number, from 0: which follows which, by which key, in what time. */
record OrderedSteps(RollbackOrdered order) {

    RollbackStep step(int number) {
        return order.steps().get(number);
    }

    String name(int number) {
        return step(number).name();
    }

    /** The step after this one is done; empty if it was the last. What would have stood in for it is passed over. */
    OptionalInt after(int number) {
        return IntStream.range(number + 1, order.steps().size())
                .filter(later -> step(later).insteadOf() == null)
                .findFirst();
    }

    /** The step that is tried when this one has failed; empty if there is none. */
    OptionalInt insteadOf(int number) {
        String failed = step(number).insteadOf() == null
                ? step(number).name()
                : step(number).insteadOf();
        return IntStream.range(number + 1, order.steps().size())
                .filter(later -> failed.equals(step(later).insteadOf()))
                .findFirst();
    }

    /**
     * The step that is done although this one is not: where the traffic could not be taken away, the undo behind it is all the
     * more urgent. Empty if this one is not for the traffic alone, or nothing of its component is behind it.
     */
    OptionalInt inSpiteOf(int number) {
        RollbackStep failed = step(number);
        boolean undone = IntStream.range(number + 1, order.steps().size())
                .mapToObj(this::step)
                .anyMatch(later -> !later.movesTrafficOnly()
                        && later.insteadOf() == null
                        && Objects.equals(later.component(), failed.component()));
        return failed.movesTrafficOnly() && undone ? after(number) : OptionalInt.empty();
    }

    String keyOf(int number) {
        return order.order() + "-" + (number + 1);
    }

    FillIns fillIns(int number) {
        DeploymentRef deployment = order.deployment();
        RollbackStep step = step(number);
        return new FillIns(
                deployment.service(),
                deployment.environment(),
                deployment.version(),
                order.targetVersion(),
                deployment.id(),
                step.component(),
                order.order(),
                step.name(),
                keyOf(number));
    }

    /** What a person is asked in a step that begins now. */
    PersonAsk ask(PersonStep step, int number, Instant now) {
        FillIns fillIns = fillIns(number);
        return new PersonAsk(
                fillIns.in(step.text()),
                step.commands().stream().map(fillIns::in).toList(),
                now.plus(timeoutOf(number)));
    }

    Duration timeoutOf(int number) {
        Duration timeout = step(number).timeout();
        return timeout == null ? ExecutionTimes.STEP_TIMEOUT : timeout;
    }

    /** Why the order cannot be carried out whatever comes, and what a person does instead. */
    Optional<String> objection() {
        DeploymentRef deployment = order.deployment();
        String where = deployment.service() + " in " + deployment.environment();
        if (order.targetVersion() == null) {
            return Optional.of("no version to roll back to is known for " + where
                    + ": roll back by hand; the next deployment that succeeds gives the target, or the start event's"
                    + " previousVersion does");
        }
        if (order.targetVersion().equals(deployment.version())) {
            return Optional.of("the version to roll back to is " + order.targetVersion()
                    + ", the one that is being rolled back: roll " + where + " back by hand to a version that works");
        }
        return order.steps().isEmpty()
                ? Optional.of("no rollback steps are configured for " + where + ": roll back to "
                        + order.targetVersion()
                        + " by hand, and add rollback steps to the environment in the service definition")
                : Optional.empty();
    }
}
