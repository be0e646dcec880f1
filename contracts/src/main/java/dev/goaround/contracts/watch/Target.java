package dev.goaround.contracts.watch;

import java.net.URI;

/**
 * Of whom a probe asks.
 *
 * @param component the deployable part that it belongs to, or null
 * @param url base of the probes' paths
 * @param environment that it stands in, where that is not the deployment's own (staging before production); else null
 */
public record Target(String name, String component, URI url, String environment) {}
