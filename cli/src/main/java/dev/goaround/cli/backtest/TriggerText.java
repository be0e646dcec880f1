package dev.goaround.cli.backtest;

import dev.goaround.checklist.reading.words.LimitReader;
import dev.goaround.checklist.reading.words.LimitReading;
import dev.goaround.checklist.reading.words.SignalLimit;
import dev.goaround.checklist.reading.words.TriggerGrammar;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.HoldingTerms;
import dev.goaround.contracts.watch.Measurand;
import dev.goaround.contracts.watch.Scope;

/** What a trigger's text says: in the grammar of triggers, else as a line of a checklist. */
public sealed interface TriggerText {

    /**
     * It can be judged on a series.
     *
     * @param written the signal's name as the text has it, which a series may use as well as the condition's
     */
    record Understood(Condition condition, String written) implements TriggerText {

        boolean isAbout(String signal) {
            return signal.equals(condition.signal()) || signal.equals(written);
        }
    }

    /** @param reason what is wrong, and what would be right */
    record Refused(String reason) implements TriggerText {}

    static TriggerText read(String text) {
        return TriggerGrammar.read(text)
                .map(stated -> of(stated.reading(), stated.name()))
                .orElseGet(() -> of(LimitReader.ofTrigger(text), null));
    }

    private static TriggerText of(LimitReading reading, String written) {
        if (reading instanceof LimitReading.Unclear unclear) {
            return new Refused(unclear.reason());
        }
        if (!(reading instanceof LimitReading.Understood understood)) {
            return new Refused("it states no limit; write " + TriggerGrammar.FORM);
        }
        SignalLimit limit = understood.limit();
        if (limit.statistics() != null) {
            return new Refused(
                    "it compares the candidate with a baseline beside it, and a series is one of them; write an"
                            + " absolute limit, such as \"error_rate > 5%\"");
        }
        if (limit.baseline() != null) {
            return new Refused("it compares with what was before, and a series alone has no before; write an absolute"
                    + " limit, such as \"error_rate > 5%\"");
        }
        if (limit.burn() != null) {
            return new Refused(
                    "a burn rate adds up requests and failures, and a series has neither; put the error rate of"
                            + " its window into the series and write \"error_rate > 5%\"");
        }
        return new Understood(condition(limit.inTrigger()), written == null ? limit.signal() : written);
    }

    private static Condition condition(SignalLimit limit) {
        return new Condition(
                limit.risePer() == null
                        ? new Measurand.Level(limit.signal())
                        : new Measurand.Rise(limit.signal(), limit.risePer()),
                Comparison.ofSign(limit.op().sign()),
                limit.value(),
                limit.unit(),
                limit.over() == null ? limit.risePer() : limit.over(),
                HoldingTerms.of(limit.lasting(), limit.times() == null ? 1 : limit.times(), limit.outOf()),
                Scope.OWN);
    }
}
