package dev.goaround.contracts.service;

import java.util.List;
import java.util.Map;

/**
 * The team's own document about its service. Secrets by reference only.
 *
 * @param service its name: lower-case letters, digits, hyphens
 * @param checklist name of the checklist that a start event without one uses, or null
 * @param components deployable parts, in no order
 * @param environments by name
 */
public record ServiceDefinition(
        String service, String checklist, List<Component> components, Map<String, EnvironmentDefinition> environments) {

    public ServiceDefinition {
        components = components == null ? List.of() : List.copyOf(components);
        environments = environments == null ? Map.of() : Map.copyOf(environments);
    }
}
