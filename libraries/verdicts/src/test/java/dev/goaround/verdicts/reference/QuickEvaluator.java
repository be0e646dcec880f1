package dev.goaround.verdicts.reference;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.verdicts.Judgement;
import dev.goaround.verdicts.WatchState;
import dev.goaround.verdicts.reference.Outcome.Breached;
import dev.goaround.verdicts.reference.Outcome.Figures;
import dev.goaround.verdicts.reference.Outcome.Stated;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The verdict engine that rollback-service runs, {@link WatchState}, behind the interface of the reference. */
final class QuickEvaluator implements Evaluator {

    private static final ObjectMapper STORE = EventJson.mapper().copy().addMixIn(WatchState.class, WithoutCaches.class);

    @JsonIgnoreProperties({"planned", "calm"})
    private interface WithoutCaches {}

    private WatchState state;

    @Override
    public Outcome take(LogRecord record) {
        Judgement judgement = judged(record);
        state = judgement.state();
        return new Outcome(
                judgement.taken().name(),
                state.verdicts().stream().map(QuickEvaluator::stated).toList(),
                judgement.changes().stream()
                        .map(changed -> changed.subject() + " " + changed.rule())
                        .toList(),
                judgement.breaches().stream()
                        .map(breach -> new Breached(breach.trigger().id(), breach.unanswered(), breach.orders()))
                        .toList(),
                judgement
                        .seen()
                        .map(seen -> seen.target() + " " + seen.version())
                        .orElse(null));
    }

    @Override
    public boolean isMovedByTime(Instant at) {
        return state.isMovedByTime(at);
    }

    private Judgement judged(LogRecord record) {
        if (record instanceof LogRecord.Planned planned) {
            return state == null ? WatchState.begin(planned.plan()) : state.apply(planned.plan());
        }
        if (record instanceof LogRecord.Sampled sampled) {
            return state.accept(sampled.sample(), sampled.written());
        }
        if (record instanceof LogRecord.Ticked ticked) {
            return state.accept(ticked.tick(), ticked.written());
        }
        if (record instanceof LogRecord.Found found) {
            return state.raise(found.finding());
        }
        return unmoved(record instanceof LogRecord.Stays stays ? state.stays(stays.trigger()) : reread());
    }

    private static Judgement unmoved(WatchState state) {
        return new Judgement(state, Judgement.Taken.TAKEN, List.of(), List.of(), 0, Optional.empty());
    }

    private WatchState reread() {
        try {
            return STORE.readValue(STORE.writeValueAsBytes(state), WatchState.class);
        } catch (IOException e) {
            throw new AssertionError("a stored state is written and read", e);
        }
    }

    private static Stated stated(VerdictChanged said) {
        dev.goaround.contracts.verdict.Figures figures = said.verdict().figures();
        return new Stated(
                said.subject(),
                said.rule(),
                said.verdict().kind(),
                said.verdict().pendingSince(),
                figures == null
                        ? null
                        : new Figures(
                                figures.value(),
                                figures.samples(),
                                figures.requests(),
                                figures.threshold(),
                                figures.baseline()));
    }
}
