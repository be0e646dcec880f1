package dev.goaround.imports;

import dev.goaround.checklist.definition.DefinitionReader;
import dev.goaround.checklist.definition.DefinitionReading;
import dev.goaround.checklist.definition.Problem;
import dev.goaround.checklist.definition.SideDoubts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds what is about to be printed against the reader of service definitions: what it would refuse is not printed. */
public final class SelfCheck {

    private static final String ANNOTATION = "trigger ";

    private final ImportChoices choices;
    private final DefinitionReader reader = new DefinitionReader(url -> Optional.empty());

    public SelfCheck(ImportChoices choices) {
        this.choices = choices;
    }

    /** Without what the reader does not take; that is among the refused. */
    public ImportResult passed(ImportResult imported) {
        List<ImportedTrigger> good = new ArrayList<>();
        List<ImportRefusal> refused = new ArrayList<>(imported.refused());
        for (ImportedTrigger trigger : imported.triggers()) {
            Optional<String> problem = problem(List.of(trigger));
            if (problem.isEmpty()) {
                good.add(SideDoubts.ofTrigger(limit(trigger))
                        .map(trigger::noting)
                        .orElse(trigger));
            } else {
                refused.add(new ImportRefusal(
                        trigger.at(),
                        trigger.source(),
                        "the trigger",
                        trigger.when(),
                        "a service definition cannot hold it: " + problem.get(),
                        "write it by hand",
                        true));
            }
        }
        return new ImportResult(good, refused, imported.passedOver());
    }

    /** Of the service's own counters where it is of them: the queries of a file have names that say nothing. */
    private static String limit(ImportedTrigger trigger) {
        String own = trigger.annotation();
        return own == null || !own.startsWith(ANNOTATION)
                ? trigger.when()
                : own.substring(ANNOTATION.length()).replaceAll(" mode=\\S+.*$", "");
    }

    /** Why a definition with these triggers is refused. */
    private Optional<String> problem(List<ImportedTrigger> triggers) {
        return reader.read(definition(new DefinitionText(choices).of("imported", triggers)))
                        instanceof DefinitionReading.Refused refused
                ? Optional.of(refused.problems().stream().map(Problem::message).collect(Collectors.joining("; ")))
                : Optional.empty();
    }

    /** A definition around the lines, with the targets that they name. */
    String definition(List<String> lines) {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put(choices.metrics(), "candidate");
        roles.put(choices.service(), "candidate");
        roles.put(choices.baseline(), "baseline");
        String targets = roles.entrySet().stream()
                .map(target ->
                        "{name: %s, url: 'http://127.0.0.1', role: %s}".formatted(target.getKey(), target.getValue()))
                .collect(Collectors.joining(", "));
        return "service: imported\ncomponents: [{name: web}]\nenvironments:\n  production:\n    targets: [" + targets
                + "]\n" + String.join("\n", lines) + "\n";
    }
}
