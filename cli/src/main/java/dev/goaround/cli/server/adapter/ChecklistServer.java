package dev.goaround.cli.server.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.goaround.cli.server.GateReply;
import dev.goaround.cli.server.PipelineServer;
import dev.goaround.cli.server.RemoteDeployment;
import dev.goaround.cli.server.ServerAway;
import dev.goaround.cli.server.ServerRefusal;
import dev.goaround.cli.server.ServerRefusal.FieldError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A checklist-service, over HTTP. The token goes into one header, and nowhere else. */
public final class ChecklistServer implements PipelineServer {

    private static final String DEPLOYMENTS = "/api/v1/deployments";
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final int LONGEST_RETRY_AFTER = 300;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT_WITHIN)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String address;
    private final String token;

    /** @param address as {@code http://127.0.0.1:8480} */
    public ChecklistServer(URI address, String token) {
        String text = address.toString();
        this.address = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.token = token;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public RemoteDeployment start(String key, Map<String, Object> start) throws ServerAway, ServerRefusal {
        return deploymentOf(started(key, start));
    }

    /** The same, as it is answered. */
    public JsonNode started(String key, Map<String, Object> start) throws ServerAway, ServerRefusal {
        return send(
                request(DEPLOYMENTS)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(text(start))),
                ANSWER_WITHIN);
    }

    @Override
    public RemoteDeployment deployment(String id) throws ServerAway, ServerRefusal {
        return deploymentOf(get(DEPLOYMENTS + "/" + encoded(id)));
    }

    @Override
    public GateReply gate(String id, String gate, Duration wait) throws ServerAway, ServerRefusal {
        HttpResponse<byte[]> response = exchange(
                request(DEPLOYMENTS + "/" + encoded(id) + "/gates/" + encoded(gate) + "?wait=" + wait.toSeconds() + "s")
                        .GET(),
                ANSWER_WITHIN.plus(wait));
        JsonNode body = tree(response);
        if (response.statusCode() < 300 && !isGate(body)) {
            throw notOurs();
        }
        boolean answered = response.statusCode() == 200
                || response.statusCode() == 202
                || (response.statusCode() == 409 && body.hasNonNull("gate"));
        if (!answered) {
            throw refusal(response);
        }
        return new GateReply(
                body.path("gate").asText(gate),
                GateReply.State.valueOf(body.path("state").asText().toUpperCase(Locale.ROOT)),
                list(body.path("reasons"), RemoteDeployment.Reason.class),
                body.path("detail").asText(null),
                list(body.path("notes"), String.class));
    }

    @Override
    public boolean isReported(String id) throws ServerAway, ServerRefusal {
        JsonNode entries = get(DEPLOYMENTS + "/" + encoded(id) + "/timeline").path("items");
        if (!entries.isArray()) {
            throw notOurs();
        }
        return StreamSupport.stream(entries.spliterator(), false)
                .anyMatch(entry -> entry.path("type").asText().equals("deployed"));
    }

    @Override
    public void deployed(String id, Instant at) throws ServerAway, ServerRefusal {
        progress(id, Map.of("what", "deployed", "at", at.toString()));
    }

    @Override
    public void traffic(String id, double ratio, Instant at) throws ServerAway, ServerRefusal {
        progress(id, Map.of("what", "traffic", "trafficRatio", ratio, "at", at.toString()));
    }

    @Override
    public void step(String id, String item, boolean failed, Instant at) throws ServerAway, ServerRefusal {
        progress(id, Map.of("what", "step", "item", item, "failed", failed, "at", at.toString()));
    }

    private void progress(String id, Map<String, Object> body) throws ServerAway, ServerRefusal {
        post(DEPLOYMENTS + "/" + encoded(id) + "/progress", body);
    }

    @Override
    public void rollBack(String id, String reason) throws ServerAway, ServerRefusal {
        post(DEPLOYMENTS + "/" + encoded(id) + "/rollback", Map.of("reason", reason));
    }

    @Override
    public void cancel(String id, String reason) throws ServerAway, ServerRefusal {
        post(DEPLOYMENTS + "/" + encoded(id) + "/cancel", Map.of("reason", reason));
    }

    public JsonNode get(String path) throws ServerAway, ServerRefusal {
        return send(request(path).GET(), ANSWER_WITHIN);
    }

    /** @return what was answered as it stands, for example a report */
    public String text(String path, String accept) throws ServerAway, ServerRefusal {
        HttpResponse<byte[]> response =
                exchange(request(path).setHeader("Accept", accept).GET(), ANSWER_WITHIN);
        if (response.statusCode() >= 300) {
            throw refusal(response);
        }
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode post(String path, Map<String, ?> body) throws ServerAway, ServerRefusal {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(text(body))),
                ANSWER_WITHIN);
    }

    /** @param method {@code POST} or {@code PUT} */
    public JsonNode store(String method, String path, String contentType, byte[] document)
            throws ServerAway, ServerRefusal {
        return send(
                request(path)
                        .header("Content-Type", contentType)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(document)),
                ANSWER_WITHIN);
    }

    public void delete(String path) throws ServerAway, ServerRefusal {
        send(request(path).DELETE(), ANSWER_WITHIN);
    }

    public RemoteDeployment deploymentOf(JsonNode view) throws ServerAway {
        if (!view.hasNonNull("id") || !view.hasNonNull("state")) {
            throw notOurs();
        }
        try {
            return JSON.treeToValue(view, RemoteDeployment.class);
        } catch (JsonProcessingException e) {
            throw notOurs();
        }
    }

    private static boolean isGate(JsonNode body) {
        String said = body.path("state").asText().toUpperCase(Locale.ROOT);
        return Arrays.stream(GateReply.State.values())
                .anyMatch(state -> state.name().equals(said));
    }

    /** Something between us answers for it, a proxy's page for example: nothing was said, so it is asked again. */
    private ServerAway notOurs() {
        return new ServerAway("its answer is not understood: is a checklist-service at " + address + "?", null);
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static String pretty(JsonNode json) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always written", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request, Duration within) throws ServerAway, ServerRefusal {
        HttpResponse<byte[]> response = exchange(request, within);
        if (response.statusCode() >= 300) {
            throw refusal(response);
        }
        return tree(response);
    }

    /** @throws ServerAway where no answer came, or one that says to come again */
    private HttpResponse<byte[]> exchange(HttpRequest.Builder request, Duration within) throws ServerAway {
        HttpResponse<byte[]> response;
        try {
            response = http.send(request.timeout(within).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerAway("interrupted", null);
        } catch (IOException e) {
            throw new ServerAway(why(e), null);
        }
        int status = response.statusCode();
        if (status == 429 || status >= 500) {
            String detail = tree(response).path("detail").asText();
            throw new ServerAway("status " + status + (detail.isEmpty() ? "" : ": " + detail), retryAfter(response));
        }
        return response;
    }

    private static String why(IOException e) {
        if (e instanceof ConnectException) {
            return "no connection";
        }
        if (e instanceof HttpTimeoutException || e instanceof InterruptedIOException) {
            return "no answer in time";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static Duration retryAfter(HttpResponse<byte[]> response) {
        Optional<String> seconds =
                response.headers().firstValue("Retry-After").filter(text -> text.matches("\\d{1,6}"));
        return seconds.map(text -> Duration.ofSeconds(Math.min(LONGEST_RETRY_AFTER, Long.parseLong(text))))
                .orElse(null);
    }

    private ServerRefusal refusal(HttpResponse<byte[]> response) {
        JsonNode problem = tree(response);
        List<FieldError> errors = StreamSupport.stream(problem.path("errors").spliterator(), false)
                .map(error -> new FieldError(
                        error.hasNonNull("line") ? error.path("line").asInt() : null,
                        error.path("field").asText(null),
                        error.path("message").asText()))
                .toList();
        String detail = problem.path("detail").asText(problem.path("title").asText(""));
        return new ServerRefusal(
                response.statusCode(),
                detail.isEmpty() ? address + " answers with status " + response.statusCode() : detail,
                errors);
    }

    private static JsonNode tree(HttpResponse<byte[]> response) {
        if (response.body().length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static <T> List<T> list(JsonNode array, Class<T> type) {
        List<T> all = new ArrayList<>();
        array.forEach(each -> all.add(JSON.convertValue(each, type)));
        return all;
    }

    private static String text(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(new LinkedHashMap<>(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("texts, flags and numbers only", e);
        }
    }
}
