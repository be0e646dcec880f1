package dev.goaround.contracts.watch;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A POST signed by Standard Webhooks; {@code webhook-id} is the idempotency key. 200: done; 202 with a {@code Location}: under way, and
 * asked about there; 4xx except 408, 425 and 429: failed for good; everything else may have had its effect, and is tried again with the
 * same key until the timeout if the receiver recognises keys.
 *
 * @param secret reference of the signing secret
 * @param recognisesKeys whether the receiver does a repeated key only once; if not, an attempt whose outcome is unknown is not repeated
 * @param weights percent of the traffic by backend that the receiver is to set; null: it is to roll back
 */
public record WebhookStep(
        String name,
        String component,
        URI url,
        String secret,
        Boolean recognisesKeys,
        Map<String, Integer> weights,
        Duration timeout,
        String insteadOf)
        implements RollbackStep {

    public WebhookStep {
        recognisesKeys = recognisesKeys == null || recognisesKeys;
        weights = weights == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    @Override
    public boolean movesTrafficOnly() {
        return weights != null;
    }

    @Override
    public WebhookStep within(Duration left) {
        return new WebhookStep(name, component, url, secret, recognisesKeys, weights, left, insteadOf);
    }

    /** One that rolls back. */
    public WebhookStep(
            String name,
            String component,
            URI url,
            String secret,
            Boolean recognisesKeys,
            Duration timeout,
            String insteadOf) {
        this(name, component, url, secret, recognisesKeys, null, timeout, insteadOf);
    }

    /** A step of its own. */
    public WebhookStep(
            String name, String component, URI url, String secret, Boolean recognisesKeys, Duration timeout) {
        this(name, component, url, secret, recognisesKeys, null, timeout, null);
    }
}
