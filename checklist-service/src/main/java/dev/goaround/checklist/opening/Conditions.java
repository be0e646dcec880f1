package dev.goaround.checklist.opening;

import dev.goaround.checklist.reading.words.Limit;
import dev.goaround.checklist.watch.SignalSources;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.BurnRate;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;

/** From the limits that were read to the conditions that are judged; windows that nobody stated come from the definition. */
final class Conditions {

    private Conditions() {}

    static Condition good(Limit limit, SignalSources sources) {
        Condition stated = stated(limit);
        return stated.over() == null ? stated.over(sources.over(limit.signal())) : stated;
    }

    /** As it was read; its window is null where none was stated, but for a rise, which is measured over its own time. */
    static Condition stated(Limit limit) {
        Condition condition = new Condition(
                limit.signal(),
                op(limit),
                limit.value(),
                limit.unit(),
                limit.over() == null ? limit.risePer() : limit.over(),
                limit.lasting(),
                limit.times() == null ? 1 : limit.times());
        return condition
                .times(condition.times(), limit.outOf())
                .against(
                        limit.baseline() == null
                                ? null
                                : Baseline.valueOf(limit.baseline().name()))
                .rising(limit.risePer())
                .burning(
                        limit.burn() == null
                                ? null
                                : new BurnRate(
                                        limit.burn().objective(), limit.burn().shortOver()));
    }

    static Condition good(String signal, dev.goaround.contracts.service.Limit limit, SignalSources sources) {
        return new Condition(signal, limit.op(), limit.value(), limit.unit(), sources.over(signal), null, 1);
    }

    static Condition bad(Limit limit, SignalSources sources) {
        return good(limit.inTrigger(), sources);
    }

    private static Comparison op(Limit limit) {
        return Comparison.ofSign(limit.op().sign());
    }
}
