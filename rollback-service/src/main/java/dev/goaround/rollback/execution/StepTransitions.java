package dev.goaround.rollback.execution;

import dev.goaround.contracts.rollback.PersonAsk;
import dev.goaround.contracts.rollback.StepFailed;
import dev.goaround.contracts.rollback.StepUnknown;
import dev.goaround.contracts.watch.PersonStep;
import dev.goaround.contracts.watch.RollbackStep;
import dev.goaround.egress.Call;
import dev.goaround.rollback.actuators.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What a rollback does when it is due, and what it makes of a call's outcome. */
public record StepTransitions(RollbackStateMachine rollback, ExecutionTimes terms, Instant now) {

    /**
     * What happens now that the state's time has come; empty if nothing does.
     *
     * @param refusal what speaks against the target, asked where no fence came that would have said it
     */
    public Optional<DueAction> due(Optional<String> refusal) {
        RollbackState state = rollback.state();
        if (state.due() == null || state.due().isAfter(now)) {
            return Optional.empty();
        }
        if (state instanceof RollbackState.AwaitingFence) {
            return Optional.of(refusal.map(reason -> new DueAction(rollback.failed(reason, now), null))
                    .orElseGet(() -> begin(0)));
        }
        if (state instanceof RollbackState.StepDue due) {
            return Optional.of(begin(due.step()));
        }
        if (state instanceof RollbackState.Calling calling) {
            return Optional.of(takeUp(calling));
        }
        if (state instanceof RollbackState.Pausing pausing) {
            return Optional.of(again(pausing));
        }
        if (state instanceof RollbackState.Following following) {
            return Optional.of(follow(following));
        }
        if (state instanceof RollbackState.Asking asking) {
            return Optional.of(new DueAction(unanswered(asking), null));
        }
        return state instanceof RollbackState.Verifying verifying
                ? Optional.of(new DueAction(rollback.failed(unverified(verifying), now), null))
                : Optional.empty();
    }

    /** This instance was started again: what it had in hand is due at once, not when its lease ends. */
    public Optional<Transition> restarted() {
        RollbackState state = rollback.state();
        if (state instanceof RollbackState.Calling lost && lost.owner().equals(terms.owner())) {
            return Optional.of(Transition.to(new RollbackState.Calling(
                    lost.step(),
                    lost.key(),
                    lost.attempt(),
                    lost.begunAt(),
                    lost.callAt(),
                    lost.owner(),
                    lost.maybe(),
                    now)));
        }
        return state instanceof RollbackState.Following following
                        && following.due().isAfter(now)
                ? Optional.of(Transition.to(new RollbackState.Following(
                        following.step(),
                        following.key(),
                        following.attempts(),
                        following.begunAt(),
                        following.handle(),
                        following.link(),
                        following.sure(),
                        now)))
                : Optional.empty();
    }

    /** @param asked the state that was stored before the call was made */
    public Transition outcome(RollbackState asked, StepResult result) {
        Attempt attempt = Attempt.of(asked);
        if (result instanceof StepResult.Done done) {
            return done(attempt, done);
        }
        if (result instanceof StepResult.Begun begun) {
            return begun(attempt, begun);
        }
        if (result instanceof StepResult.Retry retry) {
            return retry(attempt, retry);
        }
        return result instanceof StepResult.Refused refused
                ? refused(attempt, refused.reason())
                : stepUnknown(attempt, ((StepResult.Unknown) result).reason());
    }

    /** The word of the person who is asked. */
    public PersonWordResult answered(String step, PersonWord word) {
        if (!(rollback.state() instanceof RollbackState.Asking asking)) {
            return new PersonWordResult.Refused("no person is asked for anything now");
        }
        String asked = rollback.step(asking.step()).name();
        if (!asked.equals(step)) {
            return new PersonWordResult.Refused("a person is asked for step " + asked + ", not for " + step);
        }
        StepResult result = word.done() ? new StepResult.Done(word.text(), null) : new StepResult.Refused(word.text());
        return new PersonWordResult.Taken(outcome(asking, result));
    }

    /** A call by what it was part of. */
    private record Attempt(int step, String key, int number, Instant begunAt, boolean maybe) {

        static Attempt of(RollbackState state) {
            if (state instanceof RollbackState.Calling calling) {
                return new Attempt(
                        calling.step(), calling.key(), calling.attempt(), calling.begunAt(), calling.maybe());
            }
            if (state instanceof RollbackState.Asking asking) {
                return new Attempt(asking.step(), asking.key(), 1, asking.begunAt(), false);
            }
            if (state instanceof RollbackState.Following following) {
                return new Attempt(following.step(), following.key(), following.attempts(), following.begunAt(), false);
            }
            throw new IllegalStateException("no call is made in state " + state);
        }
    }

    private DueAction begin(int step) {
        String key = rollback.keyOf(step);
        if (rollback.step(step) instanceof PersonStep person) {
            PersonAsk ask = rollback.ask(person, step, now);
            return new DueAction(
                    Transition.to(new RollbackState.Asking(step, key, now, ask.until()), news().asked(step, key, ask)),
                    null);
        }
        return new DueAction(
                Transition.to(calling(step, key, 1, now, false), news().started(step, key, 1)),
                new ActuatorCall.CarryOut(inItsTime(step, now), rollback.fillIns(step)));
    }

    private DueAction again(RollbackState.Pausing pausing) {
        return new DueAction(
                Transition.to(calling(
                        pausing.step(), pausing.key(), pausing.attempts() + 1, pausing.begunAt(), pausing.maybe())),
                new ActuatorCall.CarryOut(
                        inItsTime(pausing.step(), pausing.begunAt()), rollback.fillIns(pausing.step())));
    }

    /** Whoever made the call is gone. The original call's instant stays: the effect is looked for from there on. */
    private DueAction takeUp(RollbackState.Calling lost) {
        RollbackStep step = inItsTime(lost.step(), lost.begunAt());
        RollbackState.Calling taken = new RollbackState.Calling(
                lost.step(),
                lost.key(),
                lost.attempt() + 1,
                lost.begunAt(),
                lost.callAt(),
                terms.owner(),
                lost.maybe(),
                now.plus(terms.lease(step)));
        return new DueAction(
                Transition.to(taken, news().started(lost.step(), lost.key(), taken.attempt())),
                new ActuatorCall.TakeUp(step, rollback.fillIns(lost.step()), lost.callAt()));
    }

    private DueAction follow(RollbackState.Following following) {
        if (isOver(following.step(), following.begunAt(), Duration.ZERO)) {
            return new DueAction(overdue(following), null);
        }
        RollbackStep step = inItsTime(following.step(), following.begunAt());
        RollbackState.Following asking = new RollbackState.Following(
                following.step(),
                following.key(),
                following.attempts(),
                following.begunAt(),
                following.handle(),
                following.link(),
                following.sure(),
                now.plus(terms.lease(step)));
        return new DueAction(
                Transition.to(asking),
                new ActuatorCall.Follow(step, rollback.fillIns(following.step()), following.handle()));
    }

    /** What may still be at work has neither worked nor failed, and must not meet what stands in for it. */
    private Transition overdue(RollbackState.Following following) {
        Attempt attempt = Attempt.of(following);
        String time = "in the step's " + rollback.timeoutOf(following.step()).toSeconds() + " s";
        String where = following.link() == null ? "" : ": " + following.link();
        if (!following.sure()) {
            return stepUnknown(attempt, "it was not found at the receiver " + time);
        }
        String instead =
                rollback.insteadOf(following.step()).isPresent() ? ", so what stands in for it was not begun" : "";
        return stepUnknown(attempt, "it has not ended " + time + where + ". It may still be at work" + instead);
    }

    private Transition unanswered(RollbackState.Asking asking) {
        return stepFailed(
                Attempt.of(asking),
                "nobody said in "
                        + Duration.between(asking.begunAt(), asking.due()).toSeconds() + " s that it is done");
    }

    private Transition done(Attempt attempt, StepResult.Done done) {
        OptionalInt following = rollback.after(attempt.step());
        boolean last = following.isEmpty();
        RollbackState next = last
                ? new RollbackState.Verifying(now.plus(rollback.order().verifyWithin()), 0, Map.of())
                : new RollbackState.StepDue(following.getAsInt(), now);
        return Transition.to(next, news().done(attempt.step(), attempt.key(), last, done));
    }

    private Transition begun(Attempt attempt, StepResult.Begun begun) {
        return Transition.to(new RollbackState.Following(
                attempt.step(),
                attempt.key(),
                attempt.number(),
                attempt.begunAt(),
                begun.handle(),
                begun.link(),
                begun.sure(),
                askedAgainAt(attempt, begun.after())));
    }

    /** However long the receiver wants to be left alone, it is asked a last time shortly before the step's time is over. */
    private Instant askedAgainAt(Attempt attempt, Duration after) {
        Instant wanted = now.plus(after);
        Instant end = attempt.begunAt().plus(rollback.timeoutOf(attempt.step()));
        if (wanted.isBefore(end)) {
            return wanted;
        }
        Instant last = end.minus(ExecutionTimes.LAST_QUESTION);
        return now.isBefore(last) ? last : end;
    }

    private Transition retry(Attempt attempt, StepResult.Retry retry) {
        Duration pause = retry.after() == null ? ExecutionTimes.pauseAfter(attempt.number()) : retry.after();
        boolean maybe = attempt.maybe() || retry.maybe();
        if (isOver(attempt.step(), attempt.begunAt(), pause)) {
            String reason = "given up after " + attempt.number() + " attempts in "
                    + Duration.between(attempt.begunAt(), now).toSeconds() + " s; the last one: " + retry.reason();
            return maybe ? stepUnknown(attempt, reason) : stepFailed(attempt, reason);
        }
        return Transition.to(new RollbackState.Pausing(
                attempt.step(),
                attempt.key(),
                attempt.number(),
                attempt.begunAt(),
                now.plus(pause),
                retry.reason(),
                maybe));
    }

    private Transition refused(Attempt attempt, String reason) {
        return attempt.maybe()
                ? stepUnknown(attempt, "an attempt before may have worked, and the last one was refused: " + reason)
                : stepFailed(attempt, reason);
    }

    private Transition stepFailed(Attempt attempt, String reason) {
        StepFailed failed = news().failed(attempt.step(), attempt.key(), reason);
        OptionalInt next = rollback.insteadOf(attempt.step());
        if (next.isEmpty()) {
            next = rollback.inSpiteOf(attempt.step());
        }
        if (next.isPresent()) {
            return Transition.to(new RollbackState.StepDue(next.getAsInt(), now), failed);
        }
        Transition end = rollback.failed("step " + name(attempt) + " failed: " + reason, now);
        return new Transition(end.next(), List.of(failed, end.events().get(0)));
    }

    private Transition stepUnknown(Attempt attempt, String reason) {
        StepUnknown unknown = news().unknown(attempt.step(), attempt.key(), reason);
        OptionalInt next = rollback.inSpiteOf(attempt.step());
        if (next.isPresent()) {
            return Transition.to(new RollbackState.StepDue(next.getAsInt(), now), unknown);
        }
        Transition end = rollback.failed(
                "whether step " + name(attempt) + " took effect is not known: " + reason + ". Look which version runs,"
                        + " and roll back to " + rollback.order().targetVersion() + " by hand if it is not that one",
                now);
        return new Transition(end.next(), List.of(unknown, end.events().get(0)));
    }

    private String unverified(RollbackState.Verifying verifying) {
        String open = verifying.checks().values().stream()
                .filter(proof -> !proof.holds())
                .map(proof -> proof.text() + ": " + proof.reason())
                .collect(Collectors.joining("; "));
        String why = open.isEmpty() ? "no verdict on " + rollback.order().targetVersion() + " came" : open;
        return "the steps were carried out, but the rollback could not be verified in "
                + rollback.order().verifyWithin().toSeconds() + " s: " + why;
    }

    private boolean isOver(int step, Instant begunAt, Duration ahead) {
        return !now.plus(ahead).isBefore(begunAt.plus(rollback.timeoutOf(step)));
    }

    private RollbackState.Calling calling(int step, String key, int attempt, Instant begunAt, boolean maybe) {
        Instant over = now.plus(terms.lease(inItsTime(step, begunAt)));
        return new RollbackState.Calling(step, key, attempt, begunAt, now, terms.owner(), maybe, over);
    }

    /**
     * The step with the time that is left for it, for an actuator whose call lasts as long as the step may. A late attempt has what a
     * call usually has: cut off before it could be answered, it would only make the step unknown.
     */
    private RollbackStep inItsTime(int number, Instant begunAt) {
        Duration whole = rollback.timeoutOf(number);
        Duration least = whole.compareTo(Call.DEFAULT_DEADLINE) < 0 ? whole : Call.DEFAULT_DEADLINE;
        Duration left = Duration.between(now, begunAt.plus(whole));
        return rollback.step(number).within(left.compareTo(least) > 0 ? left : least);
    }

    private StepEvents news() {
        return new StepEvents(rollback, now);
    }

    private String name(Attempt attempt) {
        return rollback.step(attempt.step()).name();
    }
}
