package dev.goaround.rollback.execution;

import dev.goaround.contracts.rollback.PersonAsk;
import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.rollback.RollbackFailed;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackVerified;
import dev.goaround.contracts.watch.Check;
import dev.goaround.contracts.watch.PersonStep;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.egress.Call;
import dev.goaround.rollback.actuators.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Where the exits of {@link RollbackState} lead: each method makes one transition of the table at {@link RollbackStateMachine}, with what
 * is said about it and what is done after it.
 */
record StepTransitions(OrderedSteps steps, ExecutionTimes times, Instant now) {

    /** The order comes first. */
    Transition ordered() {
        return steps.objection()
                .map(this::failed)
                .orElseGet(() -> Transition.to(new RollbackState.AwaitingFence(now.plus(times.fenceWait()))));
    }

    /** The order comes after its fence. */
    Transition orderedAfterFence(String refusal) {
        return steps.objection().map(this::failed).orElseGet(() -> firstStep(refusal));
    }

    /**
     * The gates are shut: the first step may begin, unless the target is refused.
     *
     * @param refusal why nothing is to be carried out, or null
     */
    Transition firstStep(String refusal) {
        return refusal == null ? Transition.to(new RollbackState.StepDue(0, now)) : failed(refusal);
    }

    /** The first attempt of a step: a person is asked, or an actuator called. */
    Transition begin(int step) {
        String key = steps.keyOf(step);
        if (steps.step(step) instanceof PersonStep person) {
            PersonAsk ask = steps.ask(person, step, now);
            return Transition.to(new RollbackState.Asking(step, key, now, ask.until()), events().asked(step, key, ask));
        }
        return Transition.calling(
                calling(step, key, 1, now, false),
                new ActuatorCall.CarryOut(inItsTime(step, now), steps.fillIns(step)),
                events().started(step, key, 1));
    }

    Transition again(RollbackState.Pausing pausing) {
        int step = pausing.step();
        return Transition.calling(
                calling(step, pausing.key(), pausing.attempts() + 1, pausing.begunAt(), pausing.maybe()),
                new ActuatorCall.CarryOut(inItsTime(step, pausing.begunAt()), steps.fillIns(step)));
    }

    /** Whoever made the call is gone. */
    Transition takeUp(RollbackState.Calling lost) {
        RollbackStep step = inItsTime(lost.step(), lost.begunAt());
        RollbackState.Calling taken = lost.takenUpBy(times.owner(), now.plus(times.lease(step)));
        return Transition.calling(
                taken,
                new ActuatorCall.TakeUp(step, steps.fillIns(lost.step()), lost.callAt()),
                events().started(lost.step(), lost.key(), taken.attempt()));
    }

    /** The receiver is asked how far it is, until the step's time is over. */
    Transition follow(RollbackState.Following following) {
        if (isOver(following.step(), following.begunAt(), Duration.ZERO)) {
            return overdue(following);
        }
        RollbackStep step = inItsTime(following.step(), following.begunAt());
        return Transition.calling(
                following.dueAt(now.plus(times.lease(step))),
                new ActuatorCall.Follow(step, steps.fillIns(following.step()), following.handle()));
    }

    /** Another instance's call is not taken up before its lease ends. */
    Optional<Transition> dueAtOnce(RollbackState.Calling lost) {
        return lost.owner().equals(times.owner()) ? Optional.of(Transition.to(lost.dueAt(now))) : Optional.empty();
    }

    Optional<Transition> dueAtOnce(RollbackState.Following following) {
        return following.due().isAfter(now) ? Optional.of(Transition.to(following.dueAt(now))) : Optional.empty();
    }

    /** The word of the person who is asked is the outcome of the step. */
    PersonWordResult answered(RollbackState.Asking asking, String step, PersonWord word) {
        String asked = steps.name(asking.step());
        if (!asked.equals(step)) {
            return new PersonWordResult.Refused("a person is asked for step " + asked + ", not for " + step);
        }
        StepResult result = word.done() ? new StepResult.Done(word.text(), null) : new StepResult.Refused(word.text());
        return new PersonWordResult.Taken(outcome(asking, result));
    }

    Transition unanswered(RollbackState.Asking asking) {
        return stepFailed(
                asking,
                "nobody said in "
                        + Duration.between(asking.begunAt(), asking.due()).toSeconds() + " s that it is done");
    }

    /** What was in hand has an outcome, for now or for good. */
    Transition outcome(RollbackState.StepInHand attempt, StepResult result) {
        return result.fold(new StepResult.Cases<>() {
            @Override
            public Transition done(StepResult.Done done) {
                return stepDone(attempt, done);
            }

            @Override
            public Transition begun(StepResult.Begun begun) {
                return stepGoesOn(attempt, begun);
            }

            @Override
            public Transition refused(StepResult.Refused refused) {
                return attempt.maybe()
                        ? stepUnknown(
                                attempt,
                                "an attempt before may have worked, and the last one was refused: " + refused.reason())
                        : stepFailed(attempt, refused.reason());
            }

            @Override
            public Transition retry(StepResult.Retry retry) {
                return pause(attempt, retry);
            }

            @Override
            public Transition unknown(StepResult.Unknown unknown) {
                return stepUnknown(attempt, unknown.reason());
            }
        });
    }

    /** A verdict was added to what is known of the old version. */
    Transition told(RollbackState.Verifying verifying) {
        return verifying.isProved() ? verified(verifying.checks()) : Transition.to(verifying);
    }

    Transition unverified(RollbackState.Verifying verifying) {
        String open = verifying.checks().values().stream()
                .filter(proof -> !proof.holds())
                .map(proof -> proof.text() + ": " + proof.reason())
                .collect(Collectors.joining("; "));
        String why = open.isEmpty() ? "no verdict on " + order().targetVersion() + " came" : open;
        return failed("the steps were carried out, but the rollback could not be verified in "
                + order().verifyWithin().toSeconds() + " s: " + why);
    }

    Transition failed(String reason) {
        return Transition.to(
                new RollbackState.Failed(reason, now),
                new RollbackFailed(order().deployment(), order().order(), reason, now));
    }

    private Transition stepDone(RollbackState.StepInHand attempt, StepResult.Done done) {
        OptionalInt following = steps.after(attempt.step());
        boolean last = following.isEmpty();
        RollbackState next = last
                ? new RollbackState.Verifying(now.plus(order().verifyWithin()), 0, Map.of())
                : new RollbackState.StepDue(following.getAsInt(), now);
        return Transition.to(next, events().done(attempt.step(), attempt.key(), last, done));
    }

    private Transition stepGoesOn(RollbackState.StepInHand attempt, StepResult.Begun begun) {
        return Transition.to(new RollbackState.Following(
                attempt.step(),
                attempt.key(),
                attempt.attempts(),
                attempt.begunAt(),
                begun.handle(),
                begun.link(),
                begun.sure(),
                askedAgainAt(attempt, begun.after())));
    }

    /** However long the receiver wants to be left alone, it is asked a last time shortly before the step's time is over. */
    private Instant askedAgainAt(RollbackState.StepInHand attempt, Duration after) {
        Instant wanted = now.plus(after);
        Instant end = attempt.begunAt().plus(steps.timeoutOf(attempt.step()));
        if (wanted.isBefore(end)) {
            return wanted;
        }
        Instant last = end.minus(ExecutionTimes.LAST_QUESTION);
        return now.isBefore(last) ? last : end;
    }

    private Transition pause(RollbackState.StepInHand attempt, StepResult.Retry retry) {
        Duration pause = retry.after() == null ? ExecutionTimes.pauseAfter(attempt.attempts()) : retry.after();
        boolean maybe = attempt.maybe() || retry.maybe();
        if (isOver(attempt.step(), attempt.begunAt(), pause)) {
            String reason = "given up after " + attempt.attempts() + " attempts in "
                    + Duration.between(attempt.begunAt(), now).toSeconds() + " s; the last one: " + retry.reason();
            return maybe ? stepUnknown(attempt, reason) : stepFailed(attempt, reason);
        }
        return Transition.to(new RollbackState.Pausing(
                attempt.step(),
                attempt.key(),
                attempt.attempts(),
                attempt.begunAt(),
                now.plus(pause),
                retry.reason(),
                maybe));
    }

    /**
     * A step whose call may still be running has neither worked nor failed: it is never followed by its substitute, which would meet
     * it.
     */
    private Transition overdue(RollbackState.Following following) {
        String time = "in the step's " + steps.timeoutOf(following.step()).toSeconds() + " s";
        String where = following.link() == null ? "" : ": " + following.link();
        if (!following.sure()) {
            return stepUnknown(following, "it was not found at the receiver " + time);
        }
        String instead =
                steps.insteadOf(following.step()).isPresent() ? ", so what stands in for it was not begun" : "";
        return stepUnknown(following, "it has not ended " + time + where + ". It may still be at work" + instead);
    }

    /** Its substitute is tried; behind a step for the traffic alone, the undo is done all the same. */
    private Transition stepFailed(RollbackState.StepInHand attempt, String reason) {
        OptionalInt substitute = steps.insteadOf(attempt.step());
        OptionalInt next = substitute.isPresent() ? substitute : steps.inSpiteOf(attempt.step());
        return goOn(
                next,
                events().failed(attempt.step(), attempt.key(), reason),
                "step " + steps.name(attempt.step()) + " failed: " + reason);
    }

    private Transition stepUnknown(RollbackState.StepInHand attempt, String reason) {
        return goOn(
                steps.inSpiteOf(attempt.step()),
                events().unknown(attempt.step(), attempt.key(), reason),
                "whether step " + steps.name(attempt.step()) + " took effect is not known: " + reason
                        + ". Look which version runs, and roll back to " + order().targetVersion()
                        + " by hand if it is not that one");
    }

    /** With the next step, or to the end of the rollback. */
    private Transition goOn(OptionalInt next, RollbackEvent ofTheStep, String otherwise) {
        return next.isPresent()
                ? Transition.to(new RollbackState.StepDue(next.getAsInt(), now), ofTheStep)
                : failed(otherwise).saidAfter(ofTheStep);
    }

    /** Which version runs is said only where a target said it. */
    private Transition verified(Map<String, RollbackState.Proof> checks) {
        boolean seen = checks.containsKey(Check.VERSION);
        List<String> proofs = new ArrayList<>();
        checks.values().forEach(proof -> proofs.add(proof.text() + ": " + proof.reason()));
        if (!seen) {
            proofs.add("no target says its version: that " + order().targetVersion() + " runs was not seen");
        }
        return Transition.to(
                new RollbackState.Verified(now),
                new RollbackVerified(
                        order().deployment(),
                        order().order(),
                        seen ? order().targetVersion() : null,
                        proofs,
                        Duration.between(order().at(), now),
                        now));
    }

    private boolean isOver(int step, Instant begunAt, Duration ahead) {
        return !now.plus(ahead).isBefore(begunAt.plus(steps.timeoutOf(step)));
    }

    private RollbackState.Calling calling(int step, String key, int attempt, Instant begunAt, boolean maybe) {
        Instant over = now.plus(times.lease(inItsTime(step, begunAt)));
        return new RollbackState.Calling(step, key, attempt, begunAt, now, times.owner(), maybe, over);
    }

    /**
     * The step with the time that is left for it, for an actuator whose call lasts as long as the step may. A late attempt has what a
     * call usually has: cut off before it could be answered, it would only make the step unknown.
     */
    private RollbackStep inItsTime(int number, Instant begunAt) {
        Duration whole = steps.timeoutOf(number);
        Duration least = whole.compareTo(Call.DEFAULT_DEADLINE) < 0 ? whole : Call.DEFAULT_DEADLINE;
        Duration left = Duration.between(now, begunAt.plus(whole));
        return steps.step(number).within(left.compareTo(least) > 0 ? left : least);
    }

    private StepEvents events() {
        return new StepEvents(steps, now);
    }

    private RollbackOrdered order() {
        return steps.order();
    }
}
