package dev.goaround.contracts.watch;

import java.net.URI;

/**
 * Of whom a probe asks.
 *
 * @param component the deployable part that it belongs to, or null
 * @param url base of the probes' paths
 * @param environment that it stands in, where that is not the deployment's own (staging before production); else null
 * @param role null: candidate
 */
public record Target(String name, String component, URI url, String environment, TargetRole role) {

    public Target(String name, String component, URI url, String environment) {
        this(name, component, url, environment, null);
    }

    public boolean is(TargetRole other) {
        return (role == null ? TargetRole.CANDIDATE : role) == other;
    }
}
