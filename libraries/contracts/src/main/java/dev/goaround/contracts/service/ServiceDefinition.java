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
 * @param roles a sign-off's role → the token subjects who may give it, stand-ins included; a role that is not there: any
 *     approver; null: none is there
 * @param callbackSecret reference of the secret that signs what a start event's callback is sent, or null
 * @param words what the team calls things in its checklists → the English for it; null: none is there
 * @param forge that names the authors of the service's commits, or null: nobody is asked
 */
public record ServiceDefinition(
        String service,
        String checklist,
        List<Component> components,
        Map<String, EnvironmentDefinition> environments,
        Map<String, List<String>> roles,
        String callbackSecret,
        Map<String, String> words,
        Forge forge) {

    public ServiceDefinition {
        components = components == null ? List.of() : List.copyOf(components);
        environments = environments == null ? Map.of() : Map.copyOf(environments);
        roles = roles == null || roles.isEmpty() ? null : Map.copyOf(roles);
        words = words == null || words.isEmpty() ? null : Map.copyOf(words);
    }

    /** One whose forge is not asked. */
    public ServiceDefinition(
            String service,
            String checklist,
            List<Component> components,
            Map<String, EnvironmentDefinition> environments,
            Map<String, List<String>> roles,
            String callbackSecret,
            Map<String, String> words) {
        this(service, checklist, components, environments, roles, callbackSecret, words, null);
    }
}
