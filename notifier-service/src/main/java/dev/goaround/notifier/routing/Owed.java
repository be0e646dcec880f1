package dev.goaround.notifier.routing;

import dev.goaround.contracts.service.Route;

/**
 * A delivery that is owed.
 *
 * @param recipient chat channel or address; empty where the route has one receiver only
 */
public record Owed(Route route, Action action, String recipient) {}
