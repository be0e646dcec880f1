package dev.goaround.checklist.start;

import dev.goaround.checklist.definition.LimitConditions;
import dev.goaround.checklist.reading.words.SignalLimit;
import dev.goaround.checklist.watch.SignalSources;
import dev.goaround.contracts.watch.Condition;

/** From the limits that were read to the conditions that are judged; windows that nobody stated come from the definition. */
final class Conditions {

    private Conditions() {}

    static Condition good(SignalLimit limit, SignalSources sources) {
        return windowed(LimitConditions.of(limit), sources);
    }

    static Condition windowed(Condition stated, SignalSources sources) {
        return stated.over() == null ? stated.over(sources.over(stated)) : stated;
    }

    static Condition good(String signal, dev.goaround.contracts.service.Limit limit, SignalSources sources) {
        return new Condition(signal, limit.op(), limit.value(), limit.unit(), sources.over(signal), null, 1);
    }

    static Condition bad(SignalLimit limit, SignalSources sources) {
        return good(limit.inTrigger(), sources);
    }
}
