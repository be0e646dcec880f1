package dev.goaround.rollback.execution;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.rollback.PersonAsk;
import dev.goaround.contracts.rollback.RollbackFailed;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackVerified;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.watch.Check;
import dev.goaround.contracts.watch.PersonStep;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.rollback.actuators.FillIns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The one rollback of a deployment: its order, and where it stands. Plain decisions; nothing here waits or calls.
 *
 * @param order null while only the fence was seen
 */
public record RollbackStateMachine(RollbackOrdered order, RollbackState state) {

    /** @param fenced the fence, if it was seen first */
    public static Transition ordered(
            RollbackOrdered order, Optional<RollbackState.FencedEarly> fenced, ExecutionTimes times, Instant now) {
        return objection(order)
                .or(() -> fenced.map(RollbackState.FencedEarly::refusal))
                .map(reason -> failed(order, reason, now))
                .orElseGet(() -> Transition.to(
                        fenced.isPresent()
                                ? new RollbackState.StepDue(0, now)
                                : new RollbackState.AwaitingFence(now.plus(times.fenceWait()))));
    }

    /**
     * The gates are shut: the first step may begin, unless the target is refused.
     *
     * @param refusal why nothing is to be carried out, or null
     */
    public Optional<Transition> fenced(String refusal, Instant now) {
        if (!(state instanceof RollbackState.AwaitingFence)) {
            return Optional.empty();
        }
        return Optional.of(refusal == null ? Transition.to(new RollbackState.StepDue(0, now)) : failed(refusal, now));
    }

    /**
     * A verdict of the watch that is aimed at the old version. All checks get a verdict when they are planned, none of them healthy before
     * a sample, so once every known one is healthy every one is. A later plan has the same checks and says again only what has changed, so
     * what was said under an earlier one holds until then.
     */
    public Optional<Transition> verdict(VerdictChanged said, Instant now) {
        if (!(state instanceof RollbackState.Verifying verifying)
                || said.purpose() != WatchPurpose.VERIFICATION
                || said.subject() != VerdictChanged.Subject.CHECK
                || said.watchRevision() < verifying.watchRevision()) {
            return Optional.empty();
        }
        RollbackState.Verifying told = verifying.with(said);
        return Optional.of(told.isProved() ? verified(told.checks(), now) : Transition.to(told));
    }

    RollbackStep step(int number) {
        return order.steps().get(number);
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

    /** What a person is being asked; empty if nobody is. */
    public Optional<Asked> asked() {
        return state instanceof RollbackState.Asking asking && step(asking.step()) instanceof PersonStep person
                ? Optional.of(new Asked(person.name(), ask(person, asking.step(), asking.begunAt())))
                : Optional.empty();
    }

    /** @param step its name */
    public record Asked(String step, PersonAsk ask) {}

    Transition failed(String reason, Instant now) {
        return failed(order, reason, now);
    }

    Duration timeoutOf(int number) {
        Duration timeout = step(number).timeout();
        return timeout == null ? ExecutionTimes.STEP_TIMEOUT : timeout;
    }

    /** Which version runs is said only where a target said it. */
    private Transition verified(Map<String, RollbackState.Proof> checks, Instant now) {
        boolean seen = checks.containsKey(Check.VERSION);
        List<String> proofs = new ArrayList<>();
        checks.values().forEach(proof -> proofs.add(proof.text() + ": " + proof.reason()));
        if (!seen) {
            proofs.add("no target says its version: that " + order.targetVersion() + " runs was not seen");
        }
        return Transition.to(
                new RollbackState.Verified(now),
                new RollbackVerified(
                        order.deployment(),
                        order.order(),
                        seen ? order.targetVersion() : null,
                        proofs,
                        Duration.between(order.at(), now),
                        now));
    }

    private static Transition failed(RollbackOrdered order, String reason, Instant now) {
        return Transition.to(
                new RollbackState.Failed(reason, now),
                new RollbackFailed(order.deployment(), order.order(), reason, now));
    }

    private static Optional<String> objection(RollbackOrdered order) {
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
