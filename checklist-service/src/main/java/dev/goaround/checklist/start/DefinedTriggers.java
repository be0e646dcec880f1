package dev.goaround.checklist.start;

import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.checklist.watch.SignalSources;
import dev.goaround.contracts.service.DefinedTrigger;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Scope;
import dev.goaround.contracts.watch.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The triggers that the service definition states for an environment, beside the checklist's. */
final class DefinedTriggers {

    /** No id of a checklist has a colon: the two never meet. */
    private static final String PREFIX = "definition:";

    private DefinedTriggers() {}

    /** @param elsewhere name of the environment where it is not the deployment's own, or null */
    static Stream<WatchedTrigger> of(EnvironmentDefinition environment, String elsewhere) {
        List<DefinedTrigger> defined = environment.triggers() == null ? List.of() : environment.triggers();
        return defined.stream().map(trigger -> watched(trigger, new SignalSources(environment), elsewhere));
    }

    private static WatchedTrigger watched(DefinedTrigger trigger, SignalSources sources, String elsewhere) {
        String own = PREFIX + trigger.id();
        String id = elsewhere == null ? own : elsewhere + ":" + own;
        Condition stated = trigger.condition();
        List<String> missing = stated.signals().stream()
                .filter(signal -> !sources.give(signal))
                .toList();
        if (!missing.isEmpty()) {
            return WatchedTrigger.unjudged(
                    id,
                    trigger.text(),
                    "no probe gives " + String.join(", ", missing) + ": a person asks for the rollback");
        }
        Optional<String> lack = sources.lackForComparison(stated);
        if (lack.isPresent()) {
            return WatchedTrigger.unjudged(id, trigger.text(), lack.get() + ": a person asks for the rollback");
        }
        Condition condition = Conditions.windowed(stated, sources).in(Scope.of(elsewhere));
        Trigger rule = new Trigger(
                id,
                trigger.text(),
                condition,
                null,
                trigger.mode(),
                trigger.gap(),
                trigger.floor() == null ? sources.floor(condition) : trigger.floor(),
                trigger.silence());
        return WatchedTrigger.judgedBy(rule, null);
    }
}
