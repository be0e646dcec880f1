package dev.goaround.checklist.deployment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.goaround.contracts.watch.Silence;
import java.time.Instant;

/**
 * What a trigger in ask mode puts to a person: whether to roll back.
 *
 * @param since when its breach began
 * @param until when nobody's word is waited for any more; null: the question stands
 * @param rollBackOnSilence what happens then; null where the question stands
 * @param rollBack the answer, or null
 * @param by who gave it
 * @param at when
 */
public record RollbackQuestion(
        Instant since, Instant until, Boolean rollBackOnSilence, Boolean rollBack, String by, Instant at) {

    /** @param silence null: the question stands */
    static RollbackQuestion of(Silence silence, Instant since) {
        return silence == null
                ? new RollbackQuestion(since, null, null, null, null, null)
                : new RollbackQuestion(since, since.plus(silence.after()), silence.rollBack(), null, null, null);
    }

    RollbackQuestion answered(boolean word, String who, Instant when) {
        return new RollbackQuestion(since, until, rollBackOnSilence, word, who, when);
    }

    /** Whether somebody's word still matters. */
    @JsonIgnore
    public boolean isOpen(Instant now) {
        return rollBack == null && (until == null || now.isBefore(until));
    }
}
