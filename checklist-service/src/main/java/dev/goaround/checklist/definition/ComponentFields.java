package dev.goaround.checklist.definition;

import dev.goaround.contracts.service.Component;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Deployable parts and their dependency order, which has to be one. */
final class ComponentFields {

    private static final List<String> KNOWN = List.of("name", "critical", "depends-on");

    private ComponentFields() {}

    static List<Component> read(DefinitionFields document) {
        List<Component> components = new ArrayList<>();
        Map<String, DefinitionFields> byName = new LinkedHashMap<>();
        Set<String> taken = DefinitionNames.none();
        for (DefinitionFields fields : document.maps("components", KNOWN)) {
            String name = DefinitionNames.unique(fields, "web", taken);
            Boolean critical = fields.flag("critical");
            if (name != null) {
                components.add(new Component(name, critical == null || critical, fields.texts("depends-on")));
                byName.putIfAbsent(name, fields);
            }
        }
        components.forEach(component -> checkDependencies(component, byName));
        components.forEach(component -> refuseCycle(component, components, byName));
        return components;
    }

    private static void checkDependencies(Component component, Map<String, DefinitionFields> byName) {
        for (String dependency : component.dependsOn()) {
            if (!byName.containsKey(dependency)) {
                byName.get(component.name())
                        .problem(
                                "depends-on",
                                "there is no component ‘" + dependency + "’"
                                        + NearestName.suggestion(dependency, byName.keySet()));
            }
        }
    }

    private static void refuseCycle(Component start, List<Component> components, Map<String, DefinitionFields> byName) {
        Set<String> reached = new LinkedHashSet<>();
        List<String> next = new ArrayList<>(start.dependsOn());
        while (!next.isEmpty()) {
            String name = next.remove(0);
            if (name.equals(start.name())) {
                byName.get(start.name())
                        .problem(
                                "depends-on",
                                "‘" + start.name() + "’ depends on itself, by way of "
                                        + (reached.isEmpty() ? "nothing else" : String.join(", ", reached))
                                        + "; one of them has to come first");
                return;
            }
            if (reached.add(name)) {
                components.stream()
                        .filter(component -> component.name().equals(name))
                        .forEach(component -> next.addAll(component.dependsOn()));
            }
        }
    }
}
