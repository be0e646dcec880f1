package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.egress.Body;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.Timings;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A receiver with an API of its own and a log of what took effect there. Errors can be put before its next answers. */
interface Stub extends GuardedHttp {

    /** What took effect, in its order. */
    List<String> effects();

    /** The stub's clock; things that go on there end with it. */
    void at(Instant now);

    /** Answers to be given instead of the stub's own, each to the first call that it fits. */
    Errors errors();

    HttpAnswer answer(Call call);

    /** Whoever called is gone. */
    default void killed() {}

    @Override
    default Uni<HttpAnswer> send(Call call) {
        return Uni.createFrom().item(() -> {
            HttpAnswer error = errors().next(call);
            return error != null ? error : answer(call);
        });
    }

    static HttpAnswer json(int status, Object tree) {
        return json(status, tree, Map.of());
    }

    static HttpAnswer json(int status, Object tree, Map<String, List<String>> headers) {
        return answered(status, JsonBodies.body(tree), headers);
    }

    static HttpAnswer text(int status, String text, Map<String, List<String>> headers) {
        return answered(status, Body.utf8(text), headers);
    }

    private static HttpAnswer answered(int status, Body body, Map<String, List<String>> headers) {
        return new HttpAnswer.Answered(status, headers, body, new Timings(Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }

    static JsonNode read(String json) {
        try {
            return EventJson.mapper().readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static JsonNode body(Call call) {
        return read(call.body().text());
    }

    /** The value in the URL's query, decoded; null if it is not there. */
    static String query(URI uri, String name) {
        if (uri.getQuery() == null) {
            return null;
        }
        for (String pair : uri.getRawQuery().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    /** Errors in waiting. */
    final class Errors {

        private record Planned(Predicate<Call> fits, HttpAnswer answer) {}

        private final Deque<Planned> waiting = new ArrayDeque<>();
        private final List<Call> calls = new ArrayList<>();

        void add(Predicate<Call> fits, HttpAnswer answer) {
            waiting.add(new Planned(fits, answer));
        }

        HttpAnswer next(Call call) {
            calls.add(call);
            for (Planned error : waiting) {
                if (error.fits().test(call)) {
                    waiting.remove(error);
                    return error.answer();
                }
            }
            return null;
        }

        List<Call> calls() {
            return calls;
        }
    }
}
