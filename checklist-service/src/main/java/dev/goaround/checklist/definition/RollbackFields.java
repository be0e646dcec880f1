package dev.goaround.checklist.definition;

import dev.goaround.contracts.watch.RollbackStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Rollback steps: which actuator carries them out, with what, and what is done where one fails. */
final class RollbackFields {

    private static final List<String> COMMON = List.of("name", "actuator", "component", "timeout");
    private static final String OTHERWISE = "otherwise";

    static final List<String> KNOWN = known(OTHERWISE);

    private RollbackFields() {}

    /** A step with those that wait for its failure behind it; none where something is wrong that was recorded. */
    static List<RollbackStep> read(
            DefinitionFields fields, Collection<String> components, Set<String> taken, UrlPolicy urls) {
        List<RollbackStep> steps = new ArrayList<>();
        StepFields step = new StepFields(
                fields, DefinitionNames.unique(fields, "web", taken), component(fields, components), null, urls);
        steps.add(read(step));
        for (DefinitionFields alternative : fields.maps(OTHERWISE, known())) {
            if (alternative.has("component")) {
                alternative.problem("component", "is that of the step it stands in for; leave it out");
            }
            steps.add(read(new StepFields(
                    alternative,
                    DefinitionNames.unique(alternative, "web-by-hand", taken),
                    step.component(),
                    step.name(),
                    urls)));
        }
        return steps.stream().filter(Objects::nonNull).toList();
    }

    private static RollbackStep read(StepFields step) {
        DefinitionFields fields = step.fields();
        String name = fields.required("actuator", "webhook");
        if (name == null) {
            return null;
        }
        StepKind kind = StepKind.ALL.get(name);
        if (kind == null) {
            fields.problem(
                    "actuator",
                    "‘" + name + "’ is no actuator; it is one of " + String.join(", ", StepKind.ALL.keySet()));
            return null;
        }
        StepKind.ALL.values().stream()
                .flatMap(other -> other.fields().stream())
                .distinct()
                .filter(field -> fields.has(field) && !kind.fields().contains(field))
                .forEach(field ->
                        fields.problem(field, "actuator " + name + " has no such field; it has " + kind.fields()));
        return kind.reader().apply(step);
    }

    private static String component(DefinitionFields fields, Collection<String> components) {
        return DefinitionNames.known(fields, "component", components, "component");
    }

    private static List<String> known(String... more) {
        return Stream.of(
                        COMMON.stream(),
                        StepKind.ALL.values().stream().flatMap(kind -> kind.fields().stream()),
                        Stream.of(more))
                .flatMap(fields -> fields)
                .distinct()
                .toList();
    }
}
