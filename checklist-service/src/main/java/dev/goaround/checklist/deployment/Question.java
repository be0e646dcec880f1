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
public record Question(
        Instant since, Instant until, Boolean rollBackOnSilence, Boolean rollBack, String by, Instant at) {

    /** @param silence null: the question stands */
    static Question of(Silence silence, Instant since) {
        return silence == null
                ? new Question(since, null, null, null, null, null)
                : new Question(since, since.plus(silence.after()), silence.rollBack(), null, null, null);
    }

    Question answered(boolean word, String who, Instant when) {
        return new Question(since, until, rollBackOnSilence, word, who, when);
    }

    /** Whether somebody's word still matters. */
    @JsonIgnore
    public boolean isOpen(Instant now) {
        return rollBack == null && (until == null || now.isBefore(until));
    }
}
