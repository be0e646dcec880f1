package dev.goaround.contracts.deployment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The HTTP request to checklist-service that satisfies a gate's reason, to be sent as it is. A value in angle brackets is to be
 * replaced first; left in, it is refused.
 *
 * @param method {@code POST}
 * @param path below the address of checklist-service
 * @param body fields of the JSON object, in the order in which people read them
 */
public record Remedy(String method, String path, Map<String, Object> body) {
    public Remedy {
        body = body == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(body));
    }
}
