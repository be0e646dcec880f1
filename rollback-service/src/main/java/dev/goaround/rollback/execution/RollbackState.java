package dev.goaround.rollback.execution;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the rollback stands. {@code due} is when something happens by itself: the state is journalled with it, so that a
 * restart forgets no timer.
 */
public sealed interface RollbackState {

    /** Null if nothing happens by itself. */
    Instant due();

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
    }

    /** Waits for the fence, but not for ever. */
    record AwaitingFence(Instant due) implements RollbackState {}

    /** A step is to be begun. */
    record StepDue(int step, Instant due) implements RollbackState {}

    /**
     * A person was asked; the word is waited for.
     *
     * @param due when the time for it is over
     */
    record Asking(int step, String key, Instant begunAt, Instant due) implements RollbackState {}

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
            implements RollbackState {}

    /**
     * Between two attempts.
     *
     * @param maybe whether one of the attempts may have taken effect
     */
    record Pausing(int step, String key, int attempts, Instant begunAt, Instant due, String lastReason, boolean maybe)
            implements RollbackState {}

    /**
     * It goes on at the receiver.
     *
     * @param sure whether it has begun; if not, it is looked for
     */
    record Following(
            int step, String key, int attempts, Instant begunAt, String handle, String link, boolean sure, Instant due)
            implements RollbackState {}

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

        Verifying with(VerdictChanged said) {
            Map<String, Proof> told = new TreeMap<>(checks);
            told.put(said.rule(), Proof.of(said.text(), said.verdict()));
            return new Verifying(due, said.watchRevision(), told);
        }

        boolean isProved() {
            return !checks.isEmpty() && checks.values().stream().allMatch(Proof::holds);
        }
    }

    record Verified(Instant at) implements RollbackState {
        @Override
        public Instant due() {
            return null;
        }
    }

    record Failed(String reason, Instant at) implements RollbackState {
        @Override
        public Instant due() {
            return null;
        }
    }

    /** The last verdict on a verification check. */
    record Proof(boolean holds, String text, String reason) {
        static Proof of(String text, Verdict verdict) {
            boolean holds = verdict.kind() == VerdictKind.HEALTHY && verdict.pendingSince() == null;
            return new Proof(holds, text, verdict.reason());
        }
    }
}
