package dev.goaround.checklist.start;

import dev.goaround.checklist.reading.ItemReading;
import dev.goaround.checklist.reading.PhaseReading;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.contracts.watch.Target;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The environments that a checklist is about: the deployment's own, and those of its phases and items that stand before it.
 *
 * @param elsewhere the others that the service defines, by name; targets have names there that no other environment has
 */
record EnvironmentMapping(
        String own, EnvironmentDefinition environment, Map<String, EnvironmentDefinition> elsewhere, Names names) {

    /** Resolves the checklist's words. */
    interface Names {
        /** @return null: the deployment's own environment */
        String elsewhere(String word);
    }

    static EnvironmentMapping of(ReadingReport report, String own, ServiceDefinition definition) {
        Names names = word ->
                EnvironmentNames.elsewhere(word, own, definition.environments().keySet());
        Map<String, EnvironmentDefinition> elsewhere = new TreeMap<>();
        Stream.concat(
                        report.phases().stream().map(PhaseReading::environment),
                        report.items().stream().map(ItemReading::environment))
                .map(names::elsewhere)
                .filter(Objects::nonNull)
                .filter(definition.environments()::containsKey)
                .forEach(name -> elsewhere.computeIfAbsent(
                        name, key -> renamed(key, definition.environments().get(key))));
        return new EnvironmentMapping(own, definition.environments().get(own), elsewhere, names);
    }

    /** As a phase is labelled with it; null where the checklist names none. */
    String label(String word) {
        String other = names.elsewhere(word);
        return word == null ? null : other == null ? own : other;
    }

    /** Sources keep apart what two environments call alike. */
    private static EnvironmentDefinition renamed(String name, EnvironmentDefinition there) {
        return new EnvironmentDefinition(
                there.targets().stream()
                        .map(target -> new Target(
                                name + ":" + target.name(), target.component(), target.url(), name, target.role()))
                        .toList(),
                there.probes().stream()
                        .map(probe -> probe.askedOf(name + ":" + probe.target()))
                        .toList(),
                there.limits(),
                there.judging(),
                there.rollback(),
                there.notifications(),
                there.hours(),
                there.triggers());
    }
}
