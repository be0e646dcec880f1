package dev.goaround.checklist.start;

import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.checklist.reading.TriggerHandling;
import dev.goaround.checklist.reading.TriggerReading;
import dev.goaround.checklist.watch.SignalSources;
import dev.goaround.contracts.service.Component;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.Scope;
import dev.goaround.contracts.watch.Silence;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which triggers of the checklist can be judged in the deployment's environment; of the others it is said why not. Where phases
 * are about another environment, what can be judged there is watched there as well, under an id of its own.
 */
record TriggerPlan(EnvironmentMapping places, List<Component> components) {

    List<WatchedTrigger> triggers(ReadingReport report, Set<String> otherEnvironments) {
        List<WatchedTrigger> triggers = new ArrayList<>();
        report.triggers().forEach(reading -> triggers.add(own(reading)));
        DefinedTriggers.of(places.environment(), null).forEach(triggers::add);
        for (String name : otherEnvironments) {
            report.triggers().stream()
                    .filter(reading -> reading.finding() == null)
                    .map(reading -> judged(reading, name, places.elsewhere().get(name)))
                    .filter(trigger -> trigger.rule() != null)
                    .forEach(triggers::add);
            DefinedTriggers.of(places.elsewhere().get(name), name)
                    .filter(trigger -> trigger.rule() != null)
                    .forEach(triggers::add);
        }
        return triggers;
    }

    private WatchedTrigger own(TriggerReading reading) {
        return reading.finding() == null
                ? judged(reading, null, places.environment())
                : WatchedTrigger.judgedBy(
                        new Trigger(
                                reading.id(),
                                reading.text(),
                                null,
                                reading.finding(),
                                mode(reading),
                                GapPolicy.HOLD,
                                null,
                                silence(reading)),
                        null);
    }

    /** @param elsewhere name of the other environment, or null */
    private WatchedTrigger judged(TriggerReading reading, String elsewhere, EnvironmentDefinition environment) {
        SignalSources sources = new SignalSources(environment);
        String signal = reading.limit().signal();
        if (!sources.give(signal)) {
            return unjudged(reading, "no probe gives " + signal + ": a person asks for the rollback");
        }
        List<String> critical = critical(reading);
        List<String> unseen = critical.stream()
                .filter(component -> !isSeen(component, environment))
                .toList();
        if (!critical.isEmpty() && unseen.equals(critical)) {
            return unjudged(
                    reading,
                    "no probe gives health of the critical components (" + String.join(", ", critical)
                            + "): a person asks for the rollback");
        }
        Condition condition = Conditions.bad(reading.limit(), sources).in(new Scope(elsewhere, critical));
        Optional<String> lack = sources.lackForComparison(condition);
        if (lack.isPresent()) {
            return unjudged(reading, lack.get() + ": a person asks for the rollback");
        }
        Trigger rule = new Trigger(
                elsewhere == null ? reading.id() : elsewhere + ":" + reading.id(),
                reading.text(),
                condition,
                null,
                mode(reading),
                gap(reading),
                floor(reading, sources.floor(condition)),
                silence(reading));
        return WatchedTrigger.judgedBy(
                rule, unseen.isEmpty() ? null : "no probe gives health of " + String.join(", ", unseen));
    }

    private static TriggerMode mode(TriggerReading reading) {
        String mode = reading.handling().mode();
        return mode == null ? TriggerMode.AUTOMATIC : TriggerMode.valueOf(mode.toUpperCase(Locale.ROOT));
    }

    private static GapPolicy gap(TriggerReading reading) {
        String gap = reading.handling().gap();
        return gap == null ? GapPolicy.HOLD : GapPolicy.valueOf(gap.toUpperCase(Locale.ROOT));
    }

    private static Floor floor(TriggerReading reading, Floor usual) {
        Integer samples = reading.handling().minSamples();
        Integer requests = reading.handling().minRequests();
        return new Floor(samples == null ? usual.samples() : samples, requests == null ? usual.requests() : requests);
    }

    private static Silence silence(TriggerReading reading) {
        TriggerHandling handling = reading.handling();
        return handling.silentAfter() == null
                ? null
                : new Silence(handling.silentAfter(), handling.onSilence().equals("rollback"));
    }

    /** The components that the words are about; empty: all, or none is told apart. */
    private List<String> critical(TriggerReading reading) {
        boolean named = reading.limit().signal().equals("health") && CriticalWords.nameCriticalOnes(reading.text());
        boolean toldApart = components.stream().anyMatch(component -> !component.critical());
        return named && toldApart
                ? components.stream()
                        .filter(Component::critical)
                        .map(Component::name)
                        .toList()
                : List.of();
    }

    private static boolean isSeen(String component, EnvironmentDefinition environment) {
        return environment.probes().stream()
                .filter(HttpProbe.class::isInstance)
                .anyMatch(probe -> environment.targets().stream()
                        .anyMatch(target ->
                                target.name().equals(probe.target()) && component.equals(target.component())));
    }

    private static WatchedTrigger unjudged(TriggerReading reading, String note) {
        return WatchedTrigger.unjudged(reading.id(), reading.text(), note);
    }
}
