package dev.goaround.notifier.announcement.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.contracts.EventJson;

/** Records in text columns, as this service wrote them. */
final class StoredJson {
    private StoredJson() {}

    static String write(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records are always written: " + value.getClass(), e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return EventJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + type.getSimpleName() + " of an earlier version is not readable", e);
        }
    }
}
