package dev.goaround.contracts.watch;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sets the weights of an HTTPRoute's backends (Kubernetes Gateway API v1): takes the traffic away from the candidate before
 * anything is undone.
 *
 * @param api base URL of the Kubernetes API
 * @param route name of the HTTPRoute
 * @param weights percent of the traffic by the backend's name; 100 together
 * @param secret reference of the token
 */
public record HttpRouteStep(
        String name,
        String component,
        URI api,
        String namespace,
        String route,
        Map<String, Integer> weights,
        String secret,
        Duration timeout,
        String insteadOf)
        implements RollbackStep {

    public HttpRouteStep {
        weights = weights == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    @Override
    public boolean movesTrafficOnly() {
        return true;
    }
}
