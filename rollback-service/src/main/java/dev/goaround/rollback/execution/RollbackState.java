package dev.goaround.rollback.execution;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPurpose;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the rollback stands, and its exits: for each event that moves it from there, which of {@link StepTransitions} it takes. The
 * whole table is at {@link RollbackStateMachine}.
 *
 * <p>{@link #due} is when something happens by itself: the state is journalled with it, so that a restart forgets no timer.
 */
public sealed interface RollbackState {

    /** Null if nothing happens by itself. */
    Instant due();

    /** The order comes, after something else. A second telling of it moves nothing. */
    default Optional<Transition> onOrder(StepTransitions to) {
        return Optional.empty();
    }

    /**
     * The gates are shut. A second telling of it moves nothing.
     *
     * @param refusal why nothing is to be carried out, or null
     */
    default Optional<Transition> onFence(StepTransitions to, String refusal) {
        return Optional.empty();
    }

    /**
     * {@link #due} has come.
     *
     * @param refusal what speaks against the target; asked where {@link #actsUnfenced} only
     */
    Optional<Transition> onDue(StepTransitions to, Optional<String> refusal);

    /** This instance was started again: what it had in hand is due at once, not when its lease ends. */
    default Optional<Transition> onRestart(StepTransitions to) {
        return Optional.empty();
    }

    /** @param step the name of the step that a person says something about */
    default PersonWordResult onWord(StepTransitions to, String step, PersonWord word) {
        return new PersonWordResult.Refused("no person is asked for anything now");
    }

    default Optional<Transition> onVerdict(StepTransitions to, VerdictChanged said) {
        return Optional.empty();
    }

    /** Whether it acts, when due, without a fence that would have said what speaks against the target. */
    default boolean actsUnfenced() {
        return false;
    }

    /** Somebody is at the step: an actuator, its receiver or a person. An outcome leads out, of whichever kind it is. */
    sealed interface StepInHand extends RollbackState {

        /** Its place in the order, from 0. */
        int step();

        String key();

        /** When the step began. */
        Instant begunAt();

        /** How many there were, this one included. */
        int attempts();

        /** Whether an earlier attempt may have taken effect. */
        boolean maybe();
    }

    /** Nothing leads out. */
    sealed interface Ended extends RollbackState {

        @Override
        default Instant due() {
            return null;
        }

        @Override
        default Optional<Transition> onDue(StepTransitions to, Optional<String> refusal) {
            return Optional.empty();
        }
    }

    /**
     * The fence was seen before the order: the topics are read at their own pace.
     *
     * @param refusal why nothing is to be carried out, or null
     */
    record FencedEarly(Instant at, String refusal) implements RollbackState {

        @Override
        public Instant due() {
            return null;
        }

        @Override
        public Optional<Transition> onOrder(StepTransitions to) {
            return Optional.of(to.orderedAfterFence(refusal));
        }

        @Override
        public Optional<Transition> onDue(StepTransitions to, Optional<String> none) {
            return Optional.empty();
        }
    }

    /** Waits for the fence, but not for ever. */
    record AwaitingFence(Instant due) implements RollbackState {

        @Override
        public boolean actsUnfenced() {
            return true;
        }

        @Override
        public Optional<Transition> onFence(StepTransitions to, String refusal) {
            return Optional.of(to.firstStep(refusal));
        }

        @Override
        public Optional<Transition> onDue(StepTransitions to, Optional<String> refusal) {
            return Optional.of(refusal.map(to::failed).orElseGet(() -> to.begin(0)));
        }
    }

    /** A step is to be begun. */
    record StepDue(int step, Instant due) implements RollbackState {

        @Override
        public Optional<Transition> onDue(StepTransitions to, Optional<String> none) {
            return Optional.of(to.begin(step));
        }
    }

    /**
     * A person was asked; the word is waited for.
     *
     * @param due when the time for it is over
     */
    record Asking(int step, String key, Instant begunAt, Instant due) implements StepInHand {

        @Override
        public int attempts() {
            return 1;
        }

        @Override
        public boolean maybe() {
            return false;
        }

        @Override
        public Optional<Transition> onDue(StepTransitions to, Optional<String> none) {
            return Optional.of(to.unanswered(this));
        }

        @Override
        public PersonWordResult onWord(StepTransitions to, String named, PersonWord word) {
            return to.answered(this, named, word);
        }
    }

    /**
     * A call is out; its outcome is not known. If it is still so at {@code due}, whoever made it is gone.
     *
     * @param begunAt when the step began
     * @param callAt when this attempt began
     * @param owner the instance that made the call
     * @param maybe whether an earlier attempt may have taken effect
     */
    record Calling(
            int step,
            String key,
            int attempt,
            Instant begunAt,
            Instant callAt,
            String owner,
            boolean maybe,
            Instant due)
            implements StepInHand {

        @Override
        public int attempts() {
            return attempt;
        }

        @Override
        public Optional<Transition> onDue(StepTransitions to, Optional<String> none) {
            return Optional.of(to.takeUp(this));
        }

        @Override
        public Optional<Transition> onRestart(StepTransitions to) {
            return to.dueAtOnce(this);
        }

        /** The call that takes the lost one up. The lost call's instant stays: its effect is looked for from there on. */
        Calling takenUpBy(String newOwner, Instant newDue) {
            return new Calling(step, key, attempt + 1, begunAt, callAt, newOwner, maybe, newDue);
        }

        Calling dueAt(Instant newDue) {
            return new Calling(step, key, attempt, begunAt, callAt, owner, maybe, newDue);
        }
    }

    /**
     * Between two attempts.
     *
     * @param maybe whether one of the attempts may have taken effect
     */
    record Pausing(int step, String key, int attempts, Instant begunAt, Instant due, String lastReason, boolean maybe)
            implements RollbackState {

        @Override
        public Optional<Transition> onDue(StepTransitions to, Optional<String> none) {
            return Optional.of(to.again(this));
        }
    }

    /**
     * It goes on at the receiver.
     *
     * @param sure whether it has begun; if not, it is looked for
     */
    record Following(
            int step, String key, int attempts, Instant begunAt, String handle, String link, boolean sure, Instant due)
            implements StepInHand {

        @Override
        public boolean maybe() {
            return false;
        }

        @Override
        public Optional<Transition> onDue(StepTransitions to, Optional<String> none) {
            return Optional.of(to.follow(this));
        }

        @Override
        public Optional<Transition> onRestart(StepTransitions to) {
            return to.dueAtOnce(this);
        }

        Following dueAt(Instant newDue) {
            return new Following(step, key, attempts, begunAt, handle, link, sure, newDue);
        }
    }

    /**
     * All steps are done; the old version has to prove itself.
     *
     * @param due when the time for it is over
     * @param watchRevision of the newest verification plan that something was said of
     * @param checks the last word on each, by its id
     */
    record Verifying(Instant due, long watchRevision, Map<String, Proof> checks) implements RollbackState {
        public Verifying {
            checks = Collections.unmodifiableMap(new TreeMap<>(checks));
        }

        @Override
        public Optional<Transition> onDue(StepTransitions to, Optional<String> none) {
            return Optional.of(to.unverified(this));
        }

        @Override
        public Optional<Transition> onVerdict(StepTransitions to, VerdictChanged said) {
            return concerns(said) ? Optional.of(to.told(with(said))) : Optional.empty();
        }

        private boolean concerns(VerdictChanged said) {
            return said.purpose() == WatchPurpose.VERIFICATION
                    && said.subject() == VerdictChanged.Subject.CHECK
                    && said.watchRevision() >= watchRevision;
        }

        private Verifying with(VerdictChanged said) {
            Map<String, Proof> told = new TreeMap<>(checks);
            told.put(said.rule(), Proof.of(said.text(), said.verdict()));
            return new Verifying(due, said.watchRevision(), told);
        }

        /**
         * All checks get a verdict when they are planned, none of them healthy before a sample, so once every known one is healthy every
         * one is. A later plan has the same checks and says again only what has changed, so what was said under an earlier one holds
         * until then.
         */
        boolean isProved() {
            return !checks.isEmpty() && checks.values().stream().allMatch(Proof::holds);
        }
    }

    record Verified(Instant at) implements Ended {}

    record Failed(String reason, Instant at) implements Ended {}

    /** The last verdict on a verification check. */
    record Proof(boolean holds, String text, String reason) {
        static Proof of(String text, Verdict verdict) {
            boolean holds = verdict.kind() == VerdictKind.HEALTHY && verdict.pendingSince() == null;
            return new Proof(holds, text, verdict.reason());
        }
    }
}
