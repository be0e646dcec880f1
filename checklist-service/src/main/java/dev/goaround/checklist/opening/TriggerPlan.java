package dev.goaround.checklist.opening;

import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.checklist.reading.TriggerReading;
import dev.goaround.checklist.watch.SignalSources;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;

/** Which triggers of the checklist can be judged in one environment; of the others it is said why not. */
final class TriggerPlan {

    private TriggerPlan() {}

    static WatchedTrigger of(TriggerReading reading, EnvironmentDefinition environment) {
        if (reading.finding() != null) {
            return WatchedTrigger.judgedBy(
                    new Trigger(
                            reading.id(),
                            reading.text(),
                            null,
                            reading.finding(),
                            TriggerMode.AUTOMATIC,
                            GapPolicy.HOLD,
                            null),
                    null);
        }
        if (reading.limit().baseline() != null) {
            return unjudged(
                    reading, "it compares with what was before, which is not judged: a person asks for the rollback");
        }
        SignalSources sources = new SignalSources(environment);
        String signal = reading.limit().signal();
        if (!sources.give(signal)) {
            return unjudged(reading, "no probe gives " + signal + ": a person asks for the rollback");
        }
        Condition condition = Conditions.bad(reading.limit(), sources);
        return WatchedTrigger.judgedBy(
                new Trigger(
                        reading.id(),
                        reading.text(),
                        condition,
                        null,
                        TriggerMode.AUTOMATIC,
                        GapPolicy.HOLD,
                        sources.floor(condition)),
                null);
    }

    private static WatchedTrigger unjudged(TriggerReading reading, String note) {
        return WatchedTrigger.unjudged(reading.id(), reading.text(), note);
    }
}
