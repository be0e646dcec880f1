package dev.goaround.contracts.service;

import java.util.List;

/**
 * One deployable part of a service.
 *
 * @param dependsOn names of components that have to run first; a rollback goes the other way round
 */
public record Component(String name, boolean critical, List<String> dependsOn) {

    public Component {
        dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
    }
}
