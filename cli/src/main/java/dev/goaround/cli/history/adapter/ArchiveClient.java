package dev.goaround.cli.history.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.rollback.archive.ArchiveChunk;
import dev.goaround.rollback.archive.ArchivedDeployment;
import dev.goaround.rollback.archive.adapter.PagedLog;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The archive of a running rollback-service. */
public final class ArchiveClient implements PagedLog.Pages {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String server;
    private final String token;

    /** @param server where rollback-service answers: {@code http://127.0.0.1:8482} */
    public ArchiveClient(String server, String token) {
        this.server = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
        this.token = token;
    }

    /** The door did not give what was asked for. */
    public static final class Closed extends IOException {
        private static final long serialVersionUID = 1;

        Closed(String reason) {
            super(reason);
        }
    }

    public ArchivedDeployment one(String deployment) throws IOException {
        return EventJson.mapper().treeToValue(get("/" + encoded(deployment)), ArchivedDeployment.class);
    }

    /** @param service or null for all, as the environment */
    public List<ArchivedDeployment> since(Instant since, String service, String environment) throws IOException {
        List<ArchivedDeployment> all = new ArrayList<>();
        String from = since.toString();
        String after = "";
        while (true) {
            JsonNode page = get("?since=" + from + "&after=" + encoded(after) + parameter("service", service)
                    + parameter("environment", environment));
            for (JsonNode one : page.path("deployments")) {
                all.add(EventJson.mapper().treeToValue(one, ArchivedDeployment.class));
            }
            if (!page.hasNonNull("next")) {
                return all;
            }
            from = page.path("next").path("since").asText();
            after = page.path("next").path("after").asText();
        }
    }

    @Override
    public List<ArchiveChunk> after(String deployment, String log, int number) throws IOException {
        JsonNode page = get("/" + encoded(deployment) + "/" + log + "?after=" + number);
        List<ArchiveChunk> chunks = new ArrayList<>();
        for (JsonNode chunk : page.path("chunks")) {
            chunks.add(EventJson.mapper().treeToValue(chunk, ArchiveChunk.class));
        }
        return chunks;
    }

    private JsonNode get(String path) throws IOException {
        HttpResponse<String> response = send(path);
        if (response.statusCode() == OK) {
            return EventJson.mapper().readTree(response.body());
        }
        throw new Closed(
                switch (response.statusCode()) {
                    case 401 ->
                        server + " does not know the token: name the data folder of the running system, or set"
                                + " GOAROUND_TOKEN";
                    case 403, 404, 400 -> detail(response.body());
                    default -> server + " answers with status " + response.statusCode();
                });
    }

    private HttpResponse<String> send(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/v1/archive" + path))
                .header("authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (IOException e) {
            throw new Closed("rollback-service does not answer at " + server + ": start it with goaround up, or name"
                    + " another with --server or --port-base");
        }
    }

    private String detail(String body) throws IOException {
        String detail = EventJson.mapper().readTree(body).path("detail").asText();
        return detail.isEmpty() ? server + " refuses" : detail;
    }

    private static String parameter(String name, String value) {
        return value == null ? "" : "&" + name + "=" + encoded(value);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
