package dev.goaround.checklist.definition;

import dev.goaround.checklist.reading.words.SignalLimit;
import dev.goaround.checklist.reading.words.StatisticalTerms;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.BurnRate;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.HoldingTerms;
import dev.goaround.contracts.watch.Measurand;
import dev.goaround.contracts.watch.Scope;
import dev.goaround.contracts.watch.StatisticalComparison;

/** From a limit as it was read to a condition as it is judged. */
public final class LimitConditions {

    private LimitConditions() {}

    /** Its window is null where none was stated, but for a rise, which is measured over its own time. */
    public static Condition of(SignalLimit limit) {
        return new Condition(
                measurand(limit),
                Comparison.ofSign(limit.op().sign()),
                limit.value(),
                limit.unit(),
                limit.over() == null ? limit.risePer() : limit.over(),
                HoldingTerms.of(limit.lasting(), limit.times() == null ? 1 : limit.times(), limit.outOf()),
                Scope.OWN);
    }

    /** The readers of limits let only the fields of one kind go together. */
    private static Measurand measurand(SignalLimit limit) {
        if (limit.burn() != null) {
            BurnRate rate = new BurnRate(limit.burn().objective(), limit.burn().shortOver());
            return new Measurand.BudgetBurn(limit.signal(), rate);
        }
        if (limit.risePer() != null) {
            return new Measurand.Rise(limit.signal(), limit.risePer());
        }
        return limit.baseline() == null ? new Measurand.Level(limit.signal()) : change(limit);
    }

    private static Measurand change(SignalLimit limit) {
        Baseline baseline = Baseline.valueOf(limit.baseline().name());
        return limit.statistics() == null
                ? new Measurand.Change(limit.signal(), baseline)
                : new Measurand.StatisticalChange(limit.signal(), baseline, statistical(limit.statistics()));
    }

    private static StatisticalComparison statistical(StatisticalTerms statistics) {
        return new StatisticalComparison(
                statistics.eitherWay(),
                statistics.values(),
                statistics.nearZero(),
                statistics.confidence(),
                statistics.looks());
    }
}
