package dev.goaround.checklist.opening;

import dev.goaround.checklist.reading.words.Limit;
import dev.goaround.checklist.watch.SignalSources;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;

/** From the limits that were read to the conditions that are judged; windows that nobody stated come from the definition. */
final class Conditions {

    /** A single failed answer is no outage; three in a row is what people mean by “failing”. */
    private static final int HEALTH_TIMES = 3;

    private Conditions() {}

    static Condition good(Limit limit, SignalSources sources) {
        return new Condition(
                limit.signal(),
                op(limit),
                limit.value(),
                limit.unit(),
                limit.over() == null ? sources.over(limit.signal()) : limit.over(),
                limit.lasting(),
                limit.times() == null ? 1 : limit.times());
    }

    static Condition good(String signal, dev.goaround.contracts.service.Limit limit, SignalSources sources) {
        return new Condition(signal, limit.op(), limit.value(), limit.unit(), sources.over(signal), null, 1);
    }

    static Condition bad(Limit limit, SignalSources sources) {
        boolean bare = limit.lasting() == null && limit.times() == null;
        Condition condition = good(limit, sources);
        return bare && limit.signal().equals("health")
                ? new Condition(
                        condition.signal(),
                        condition.op(),
                        condition.value(),
                        condition.unit(),
                        condition.over(),
                        null,
                        HEALTH_TIMES)
                : condition;
    }

    private static Comparison op(Limit limit) {
        return Comparison.ofSign(limit.op().sign());
    }
}
