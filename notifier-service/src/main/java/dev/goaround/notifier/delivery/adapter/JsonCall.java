package dev.goaround.notifier.delivery.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.contracts.EventJson;
import dev.goaround.egress.Body;
import dev.goaround.egress.Call;
import java.net.URI;

/** A POST of JSON. */
public final class JsonCall {
    private JsonCall() {}

    public static Call post(URI uri, Object body) {
        try {
            return Call.post(
                    uri,
                    "application/json; charset=utf-8",
                    Body.of(EventJson.mapper().writeValueAsBytes(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("bodies are maps of plain values", e);
        }
    }

    /** @param base of the route, or null for the channel's own */
    public static URI under(URI base, URI channelsOwn, String path) {
        String start = (base == null ? channelsOwn : base).toString();
        return URI.create((start.endsWith("/") ? start : start + "/") + path);
    }
}
