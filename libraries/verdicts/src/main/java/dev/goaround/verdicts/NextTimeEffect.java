package dev.goaround.verdicts;

import dev.goaround.contracts.watch.Soak;
import java.time.Instant;

/**
 * For how long time alone certainly changes no verdict, so that a thousand deployments can be looked at four times a second.
 * Time alone makes a source silent, ends a soak, ends the time for an answer, adds to a gap that counts as bad, and moves the
 * windows of those signals that decide a combined condition while another is not known; nothing else.
 */
record NextTimeEffect(WatchState state) {

    Instant until() {
        Instant until = Instant.MAX;
        for (CompiledPlan.Listened listened : state.planned().listened()) {
            until = earlier(until, silent(listened));
        }
        for (Soak soak : state.plan().soaks()) {
            until = earlier(until, ended(soak));
        }
        for (CompiledPlan.Silenced silenced : state.planned().silences()) {
            until = earlier(until, unanswered(silenced));
        }
        return isInGapThatCounts() || isDecidedByTheOthers() ? state.now() : until;
    }

    /** Never, if it is silent already. */
    private Instant silent(CompiledPlan.Listened listened) {
        Instant silent = state.sources().get(listened.source()).heardAt().plus(listened.silence());
        return silent.isBefore(state.now()) ? Instant.MAX : silent;
    }

    /** Never while its time does not count: only an answer changes that. */
    private Instant ended(Soak soak) {
        SoakState soaked = state.soaks().get(soak.id());
        return soaked.from() == null || soaked.good().compareTo(soak.duration()) >= 0
                ? Instant.MAX
                : soaked.seenTo().plus(soak.duration().minus(soaked.good()));
    }

    /** When nobody has answered in time whether to roll back. */
    private Instant unanswered(CompiledPlan.Silenced silenced) {
        OpenQuestion question = state.rules().get(silenced.key()).asked();
        return question == null || question.answered() || question.unanswered()
                ? Instant.MAX
                : question.since().plus(silenced.after());
    }

    private boolean isInGapThatCounts() {
        return state.planned().gapsCount() && state.rules().values().stream().anyMatch(rule -> rule.gapSince() != null);
    }

    private boolean isDecidedByTheOthers() {
        Sources sources = new Sources(state.sources(), state.now());
        for (CompiledPlan.CompiledRule compiledRule : state.planned().rules()) {
            if (compiledRule.isCombined()
                    && state.rules().get(compiledRule.key()).gapSince() == null
                    && compiledRule.isInGap(sources)) {
                return true;
            }
        }
        return false;
    }

    private static Instant earlier(Instant first, Instant second) {
        return first.isBefore(second) ? first : second;
    }
}
