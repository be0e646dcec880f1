package dev.goaround.contracts.service;

import java.net.URI;
import java.util.List;

/**
 * Where messages about a service go.
 *
 * @param name unique in the environment
 * @param channel what kind of receiver it is
 * @param secret reference: of the webhook's URL (slack-webhook), the token (slack), the signing secret (webhook), the routing
 *     key (pagerduty); null for e-mail and status page
 * @param url of the receiver or its API, where it is no secret; null for the channel's own
 * @param to channel id (slack), addresses (email)
 * @param component the status page's component name; null: the service's name
 */
public record Route(String name, Channel channel, String secret, URI url, List<String> to, String component) {

    public Route {
        to = to == null ? List.of() : List.copyOf(to);
    }
}
