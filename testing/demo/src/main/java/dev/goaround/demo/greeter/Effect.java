package dev.goaround.demo.greeter;

import java.util.Map;

/**
 * One rollback that really happened.
 *
 * @param key the idempotency key that it came with
 * @param at instant, ISO 8601
 */
public record Effect(String key, String deployment, String from, String to, String at) {

    Map<String, Object> asJson() {
        return Map.of("key", key, "deployment", deployment, "from", from, "to", to, "at", at);
    }
}
