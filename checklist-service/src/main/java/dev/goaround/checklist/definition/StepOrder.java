package dev.goaround.checklist.definition;

import dev.goaround.contracts.service.Component;
import dev.goaround.contracts.watch.RollbackStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rollback steps go against the dependencies: what leans on a component is put back before that component is. Steps that the
 * dependencies leave free keep the order in which they were written. Those that stand in for another stay behind it.
 */
final class StepOrder {

    private StepOrder() {}

    static List<RollbackStep> of(List<RollbackStep> written, List<Component> components) {
        List<RollbackStep> left = new ArrayList<>(
                written.stream().filter(step -> step.insteadOf() == null).toList());
        List<RollbackStep> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            // In a circle of dependencies nobody is free; that is refused where the components are read.
            RollbackStep next = left.stream()
                    .filter(step -> left.stream().noneMatch(other -> leansOn(other, step, components)))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(next);
            written.stream()
                    .filter(step -> step.insteadOf() != null && step.insteadOf().equals(next.name()))
                    .forEach(ordered::add);
        }
        return ordered;
    }

    private static boolean leansOn(RollbackStep dependent, RollbackStep base, List<Component> components) {
        return dependent.component() != null
                && base.component() != null
                && !dependent.component().equals(base.component())
                && dependencies(dependent.component(), components).contains(base.component());
    }

    private static Set<String> dependencies(String component, List<Component> components) {
        Set<String> reached = new HashSet<>();
        List<String> next = new ArrayList<>(List.of(component));
        while (!next.isEmpty()) {
            String name = next.remove(0);
            components.stream()
                    .filter(other -> other.name().equals(name))
                    .flatMap(other -> other.dependsOn().stream())
                    .filter(reached::add)
                    .forEach(next::add);
        }
        return reached;
    }
}
