package dev.goaround.checklist.definition;

import dev.goaround.contracts.service.ServiceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The secrets that a definition refers to. */
public final class DefinedSecrets {

    /**
     * @param path of the field in the definition
     * @param reference as it is written there
     */
    public record Use(String path, String reference) {}

    /** Of the one that checklist-service itself uses. */
    public static final String FORGE = "forge.secret";

    private DefinedSecrets() {}

    /** In no order that means anything; one that is used twice is there twice. */
    public static List<Use> of(ServiceDefinition definition) {
        List<Use> uses = new ArrayList<>();
        add(uses, "callback-secret", definition.callbackSecret());
        if (definition.forge() != null) {
            add(uses, FORGE, definition.forge().secret());
        }
        new TreeMap<>(definition.environments()).forEach((name, environment) -> {
            String path = "environments." + name;
            environment
                    .probes()
                    .forEach(probe -> add(uses, path + ".probes[" + probe.name() + "].secret", probe.secret()));
            environment
                    .rollback()
                    .forEach(step -> add(uses, path + ".rollback[" + step.name() + "].secret", step.secret()));
            environment
                    .notifications()
                    .forEach(route -> add(uses, path + ".notifications[" + route.name() + "].secret", route.secret()));
        });
        return uses;
    }

    private static void add(List<Use> uses, String path, String reference) {
        if (reference != null) {
            uses.add(new Use(path, reference));
        }
    }
}
