package dev.goaround.contracts.watch;

import java.net.URI;
import java.time.Duration;

/**
 * A POST signed by Standard Webhooks; {@code webhook-id} is the idempotency key. 2xx: done; 4xx except 408, 425 and 429:
 * failed for good; everything else is tried again with the same key until the timeout.
 *
 * @param secret reference of the signing secret
 * @param recognisesKeys whether the receiver does a repeated key only once; if not, an attempt whose outcome is unknown is not repeated
 */
public record WebhookStep(
        String name,
        String component,
        URI url,
        String secret,
        Boolean recognisesKeys,
        Duration timeout,
        String insteadOf)
        implements RollbackStep {

    public WebhookStep {
        recognisesKeys = recognisesKeys == null || recognisesKeys;
    }

    /** A step of its own. */
    public WebhookStep(
            String name, String component, URI url, String secret, Boolean recognisesKeys, Duration timeout) {
        this(name, component, url, secret, recognisesKeys, timeout, null);
    }
}
