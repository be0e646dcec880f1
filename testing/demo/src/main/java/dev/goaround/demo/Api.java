package dev.goaround.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * JSON over HTTP as a patient client does it: a service that is away for a moment, or does not know a fresh token yet, is
 * asked again.
 */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final long AGAIN_AFTER_MILLIS = 250;
    /** A killed service is back within 10 s; a fresh token travels over the broker. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Duration PATIENCE_WITH_TOKENS = Duration.ofSeconds(10);
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    /** @param json missing where the answer was none */
    record Answer(int status, JsonNode json, String text) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** For people: the problem's detail, else the text's beginning. */
        String words() {
            String detail = json.path("detail").asText(json.path("title").asText(text));
            return "status " + status + ": " + detail.substring(0, Math.min(400, detail.length()));
        }
    }

    private final URI base;
    private final String token;

    /** @param token bearer token, or null where none is asked for */
    Api(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    Answer get(String path) {
        return send("GET", path, null, null, Map.of());
    }

    Answer post(String path, Object body) {
        return post(path, body, Map.of());
    }

    Answer post(String path, Object body, Map<String, String> headers) {
        try {
            return send("POST", path, "application/json", JSON.writeValueAsString(body), headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("only maps of plain values are sent", e);
        }
    }

    Answer send(String method, String path, String contentType, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(ANSWER_WITHIN)
                .header("Accept", "application/json");
        request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        return patiently(request.build());
    }

    private static Answer patiently(HttpRequest request) {
        long began = System.nanoTime();
        while (true) {
            long waited = System.nanoTime() - began;
            try {
                Answer answer = once(request);
                boolean again = (AWAY.contains(answer.status()) && waited < PATIENCE.toNanos())
                        || (answer.status() == 401 && waited < PATIENCE_WITH_TOKENS.toNanos());
                if (!again) {
                    return answer;
                }
            } catch (IOException e) {
                if (waited > PATIENCE.toNanos()) {
                    throw new StoryFailure(
                            "expected an answer from " + request.method() + " " + request.uri() + " within "
                                    + PATIENCE.toSeconds() + " s, the connection failed: " + e,
                            e);
                }
            }
            pause();
        }
    }

    private static Answer once(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryFailure("interrupted", e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AGAIN_AFTER_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryFailure("interrupted", e);
        }
    }
}
