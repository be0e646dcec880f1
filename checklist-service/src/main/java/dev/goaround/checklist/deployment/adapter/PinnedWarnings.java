package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.definition.ChecklistFit;
import dev.goaround.checklist.definition.DefinitionDoubts;
import dev.goaround.checklist.definition.DefinitionWarning;
import dev.goaround.checklist.deployment.Deployment;
import java.util.List;
import java.util.stream.Stream;

/** The warnings of what a deployment is pinned to: its part of a revision of the service definition, and its checklist. */
final class PinnedWarnings {

    private static final String ENVIRONMENTS = "environments.";

    private PinnedWarnings() {}

    /** From the deployment alone. */
    static List<DefinitionWarning> of(Deployment deployment) {
        Stream<DefinitionWarning> own =
                DefinitionDoubts.of(deployment.ref().environment(), deployment.environment()).stream();
        Stream<DefinitionWarning> elsewhere = deployment.elsewhere().entrySet().stream()
                .flatMap(other -> DefinitionDoubts.of(other.getKey(), other.getValue()).stream());
        return Stream.of(own, elsewhere, ChecklistFit.of(deployment).stream())
                .flatMap(warnings -> warnings)
                .toList();
    }

    /** @param saved those of the whole definition, from when it was saved */
    static List<DefinitionWarning> of(Deployment deployment, List<DefinitionWarning> saved) {
        return Stream.concat(
                        saved.stream().filter(warning -> concerns(deployment, warning.path())),
                        ChecklistFit.of(deployment).stream())
                .toList();
    }

    private static boolean concerns(Deployment deployment, String path) {
        return !path.startsWith(ENVIRONMENTS)
                || Stream.concat(Stream.of(deployment.ref().environment()), deployment.elsewhere().keySet().stream())
                        .map(name -> ENVIRONMENTS + name)
                        .anyMatch(own -> path.equals(own) || path.startsWith(own + "."));
    }
}
