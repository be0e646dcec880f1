package dev.goaround.rollback.execution;

import dev.goaround.contracts.deployment.DeploymentFenced;
import dev.goaround.contracts.rollback.PersonAsk;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.watch.PersonStep;
import dev.goaround.rollback.actuators.StepResult;
import java.time.Instant;
import java.util.Optional;

/**
 * The one rollback of a deployment: its order, and where it stands. Plain decisions; nothing here waits or calls. Each event answers the
 * {@link Transition} that it leads to, or nothing where it finds the rollback in a state that it does not concern: a second telling,
 * a call's outcome after another instance has taken the step up, anything after the end.
 *
 * <pre>
 * state          event                      next state           said                        done after it
 * -------------  -------------------------  -------------------  --------------------------  --------------
 * (none)         order                      AwaitingFence
 *                order not to be followed   Failed               RollbackFailed
 *                fence                      FencedEarly
 * FencedEarly    order                      StepDue 1st
 *                order not to be followed,  Failed               RollbackFailed
 *                or fence with a refusal
 * AwaitingFence  fence                      StepDue 1st
 *                fence with a refusal       Failed               RollbackFailed
 *                due, nothing known         Calling 1st          StepStarted                 CarryOut
 *                against the target         Asking 1st           StepStarted (ask)
 *                due, target is known bad   Failed               RollbackFailed
 * StepDue        due                        Calling              StepStarted                 CarryOut
 *                due, a person's step       Asking               StepStarted (ask)
 * Pausing        due                        Calling                                          CarryOut
 * Calling        due: its maker is gone     Calling next attempt StepStarted                 TakeUp
 *                restart of its maker       Calling due now
 * Following      due                        Following            (until the step's time)     Follow
 *                due after the step's time  as Unknown below
 *                restart                    Following due now
 * Asking         due                        as Refused below
 *                word of the person         as Done or Refused below
 * Calling,       Done                       StepDue next         StepDone
 * Following,     Done, it was the last      Verifying            StepDone (last)
 * Asking         Begun                      Following
 *                Retry, time is left        Pausing
 *                Retry, no time is left     as Refused below
 *                Refused                    StepDue substitute   StepFailed
 *                Refused, no substitute     Failed               StepFailed, RollbackFailed
 *                Unknown                    Failed               StepUnknown, RollbackFailed
 * Verifying      verdict on a check         Verifying
 *                verdict, all checks hold   Verified             RollbackVerified
 *                due                        Failed               RollbackFailed
 * Verified                                  (end)
 * Failed                                    (end)
 * </pre>
 *
 * <p>Two rules cut across it. Where an attempt may have taken effect (<i>maybe</i>), Refused and an exhausted Retry are Unknown: nothing is
 * done instead of what may have worked. Where a step moves traffic only and an undo of its component is behind it, Refused without
 * a substitute and Unknown lead to StepDue of the next step, not to Failed.
 *
 * <p>The exits are on {@link RollbackState}, where they lead in {@link StepTransitions}; ADR 0003 says why a journal acts, ADR 0027
 * which orders and fences are believed.
 *
 * @param order null while only the fence was seen
 */
public record RollbackStateMachine(RollbackOrdered order, RollbackState state, ExecutionTimes times) {

    /**
     * The order is heard.
     *
     * @param before where the rollback stood, if the fence or an earlier telling of the order was heard first
     */
    public static Optional<Transition> ordered(
            RollbackOrdered order, Optional<RollbackState> before, ExecutionTimes times, Instant now) {
        StepTransitions to = new StepTransitions(new OrderedSteps(order), times, now);
        return before.isEmpty() ? Optional.of(to.ordered()) : before.get().onOrder(to);
    }

    /** The fence is heard before its order. */
    public static Transition fencedEarly(DeploymentFenced fence) {
        return Transition.to(new RollbackState.FencedEarly(fence.at(), fence.refusal()));
    }

    /**
     * The gates are shut.
     *
     * @param refusal why nothing is to be carried out, or null
     */
    public Optional<Transition> fenced(String refusal, Instant now) {
        return state.onFence(to(now), refusal);
    }

    /**
     * The state's time may have come; empty if it has not.
     *
     * @param refusal what speaks against the target, asked where no fence came that would have said it
     */
    public Optional<Transition> due(Optional<String> refusal, Instant now) {
        boolean isDue = state.due() != null && !state.due().isAfter(now);
        return isDue ? state.onDue(to(now), refusal) : Optional.empty();
    }

    /** This instance was started again. */
    public Optional<Transition> restarted(Instant now) {
        return state.onRestart(to(now));
    }

    /**
     * What an actuator was called for has an outcome.
     *
     * @param asked the state that was stored before the call was made
     * @return empty if the rollback is no longer in that state: somebody else has taken the step up
     */
    public Optional<Transition> outcome(RollbackState.StepInHand asked, StepResult result, Instant now) {
        return state.equals(asked) ? Optional.of(to(now).outcome(asked, result)) : Optional.empty();
    }

    /** The word of the person who is asked. */
    public PersonWordResult answered(String step, PersonWord word, Instant now) {
        return state.onWord(to(now), step, word);
    }

    /** A verdict of the watch that is aimed at the old version. */
    public Optional<Transition> verdict(VerdictChanged said, Instant now) {
        return state.onVerdict(to(now), said);
    }

    /** What a person is being asked; empty if nobody is. */
    public Optional<Asked> asked() {
        OrderedSteps steps = new OrderedSteps(order);
        return state instanceof RollbackState.Asking asking && steps.step(asking.step()) instanceof PersonStep person
                ? Optional.of(new Asked(person.name(), steps.ask(person, asking.step(), asking.begunAt())))
                : Optional.empty();
    }

    /** @param step its name */
    public record Asked(String step, PersonAsk ask) {}

    private StepTransitions to(Instant now) {
        return new StepTransitions(new OrderedSteps(order), times, now);
    }
}
