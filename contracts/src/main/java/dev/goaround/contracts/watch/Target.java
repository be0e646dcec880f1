package dev.goaround.contracts.watch;

import java.net.URI;

/**
 * Of whom a probe asks.
 *
 * @param component the deployable part that it belongs to, or null
 * @param url base of the probes' paths
 */
public record Target(String name, String component, URI url) {}
