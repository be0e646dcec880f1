package dev.goaround.checklist.definition;

import dev.goaround.checklist.reading.words.SignalLimit;
import dev.goaround.checklist.reading.words.StatisticalTerms;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.BurnRate;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.StatisticalComparison;

/** From a limit as it was read to a condition as it is judged. */
public final class LimitConditions {

    private LimitConditions() {}

    /** Its window is null where none was stated, but for a rise, which is measured over its own time. */
    public static Condition of(SignalLimit limit) {
        Condition condition = new Condition(
                limit.signal(),
                Comparison.ofSign(limit.op().sign()),
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
                                        limit.burn().objective(), limit.burn().shortOver()))
                .statistically(statistical(limit.statistics()));
    }

    private static StatisticalComparison statistical(StatisticalTerms statistics) {
        return statistics == null
                ? null
                : new StatisticalComparison(
                        statistics.eitherWay(),
                        statistics.values(),
                        statistics.nearZero(),
                        statistics.confidence(),
                        statistics.looks());
    }
}
