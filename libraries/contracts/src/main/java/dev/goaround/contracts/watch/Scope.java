package dev.goaround.contracts.watch;

import java.util.List;

/**
 * Of whom a condition measures its signal.
 *
 * @param environment whose targets are asked, where that is not the deployment's own; else null
 * @param components whose targets count, beside those that belong to no component; null: all
 */
public record Scope(String environment, List<String> components) {

    /** All targets of the deployment's own environment. */
    public static final Scope OWN = new Scope(null, null);

    public Scope {
        components = components == null || components.isEmpty() ? null : List.copyOf(components);
    }

    /** All targets of an environment; null: the deployment's own. */
    public static Scope of(String environment) {
        return new Scope(environment, null);
    }
}
