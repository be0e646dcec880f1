package dev.goaround.checklist.definition;

import dev.goaround.checklist.watch.SignalSources;
import dev.goaround.contracts.service.DefinedTrigger;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Probe;
import java.time.Duration;
import java.util.List;

/**
 * Whether the probes of an environment give what its triggers are about. A trigger that nothing can ever judge is refused: who wrote
 * it counts on it.
 */
final class TriggerSupply {

    private final SignalSources sources;

    TriggerSupply(EnvironmentDefinition environment) {
        this.sources = new SignalSources(environment);
    }

    /** Records what is wrong at the trigger's fields. */
    void check(DefinitionFields fields, DefinedTrigger trigger) {
        Condition condition = trigger.condition();
        List<String> missing = condition.signals().stream()
                .filter(signal -> !sources.give(signal))
                .toList();
        if (!missing.isEmpty()) {
            fields.problem(
                    TriggerFields.TEXT,
                    "no probe of a candidate target gives " + String.join(", ", missing)
                            + ", so the trigger could never be judged; " + source(missing.get(0)));
            return;
        }
        sources.lackForComparison(condition).ifPresent(lack -> fields.problem(TriggerFields.TEXT, lack));
        if (fields.has("min-samples")
                && trigger.floor() != null
                && condition.measurand().combined().isEmpty()) {
            checkFloor(fields, condition, trigger.floor().samples());
        }
    }

    private void checkFloor(DefinitionFields fields, Condition condition, int least) {
        Duration window = condition.over() == null ? sources.over(condition) : condition.over();
        long most = sources.of(condition.signal()).stream()
                .map(Probe::every)
                .mapToLong(every -> window.dividedBy(every) + 1)
                .sum();
        if (least > most) {
            fields.problem(
                    "min-samples",
                    least + " samples never come together: the probes of " + condition.signal() + " give " + most
                            + " at most within " + DurationText.of(window)
                            + "; ask for fewer, say a longer window (“over 5m”), or probe more often");
        }
    }

    /** Which probe would give a signal. */
    static String source(String signal) {
        if (List.of("health", "probe_success").contains(signal)) {
            return "a probe of kind http gives it";
        }
        if (List.of("error_rate", "success_rate").contains(signal)) {
            return "a probe of kind metrics with requests and failures gives it, or one of kind prometheus with"
                    + " signal: "
                    + signal;
        }
        if (signal.equals("request_rate")) {
            return "a probe of kind metrics gives it, or one of kind prometheus with signal: request_rate";
        }
        if (signal.startsWith("latency_")) {
            return "a probe of kind metrics with latency gives it, or one of kind prometheus with signal: " + signal;
        }
        return "a probe of kind prometheus with signal: " + signal + " gives it";
    }
}
