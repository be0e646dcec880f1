package dev.goaround.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;

/** The installed Prometheus with the repository's own configuration, aimed at a running system and hurried to a second. */
final class PrometheusServer implements AutoCloseable {
    private static final Path REPOSITORY = Path.of(System.getProperty("goaround.repository"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration SCRAPED_WITHIN = Duration.ofMinutes(1);

    private final Process process;
    private final String url;

    private PrometheusServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Empty where none is installed. */
    static Optional<PrometheusServer> start(RunningSystem system, Path folder, int port) throws IOException {
        Optional<Path> binary = onPath();
        if (binary.isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(folder);
        Path config = Files.writeString(folder.resolve("prometheus.yml"), configuration(system, port));
        List<String> command = List.of(
                binary.get().toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=warn");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.out").toFile())
                .start();
        return Optional.of(new PrometheusServer(process, "http://127.0.0.1:" + port));
    }

    private static Optional<Path> onPath() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String configuration(RunningSystem system, int port) throws IOException {
        Path folder = REPOSITORY.resolve("deploy/observability/prometheus").toRealPath();
        String text = Files.readString(folder.resolve("prometheus.yml"))
                .replaceAll("(scrape_interval|scrape_timeout|evaluation_interval): \\d+s", "$1: 1s")
                .replace("- rules/", "- " + folder + "/rules/")
                .replace("localhost:9090", "127.0.0.1:" + port);
        for (String service : RunningSystem.SERVICES) {
            text = text.replace(
                    service + ":8080", URI.create(system.url(service)).getAuthority());
        }
        return text;
    }

    void awaitReady() {
        await("Prometheus to be ready")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> RunningSystem.get(URI.create(url + "/-/ready")).statusCode() == 200);
    }

    /** Every target scraped after an instant, and every rule evaluated after that: what was exposed then can be asked for. */
    void awaitWhatWasExposedAt(Instant exposed) {
        AtomicReference<Instant> scraped = new AtomicReference<>();
        await("a scrape of every target").atMost(SCRAPED_WITHIN).until(() -> {
            Optional<Instant> oldest = oldest("/api/v1/targets?state=active", "activeTargets", "lastScrape");
            scraped.set(Instant.now());
            return oldest.filter(exposed::isBefore).isPresent();
        });
        await("an evaluation of every rule")
                .atMost(SCRAPED_WITHIN)
                .until(() -> oldest("/api/v1/rules", "groups", "lastEvaluation")
                        .filter(scraped.get()::isBefore)
                        .isPresent());
    }

    private Optional<Instant> oldest(String path, String list, String instant) throws IOException {
        JsonNode data =
                JSON.readTree(RunningSystem.get(URI.create(url + path)).body()).path("data");
        return StreamSupport.stream(data.path(list).spliterator(), false)
                .map(each -> OffsetDateTime.parse(each.path(instant).asText()).toInstant())
                .min(Comparator.naturalOrder());
    }

    /** What a query brings over a time, a point each second; its {@code data.result}, or the error that it gives. */
    Answer ask(String query, Instant from, Instant to) throws IOException {
        String form = "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&step=1&start="
                + from.getEpochSecond() + "&end=" + (to.getEpochSecond() + 1);
        HttpResponse<String> response =
                RunningSystem.send(HttpRequest.newBuilder(URI.create(url + "/api/v1/query_range"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
        JsonNode answer = JSON.readTree(response.body());
        if (!answer.path("status").asText().equals("success")) {
            return new Answer(false, answer.path("error").asText(response.body()));
        }
        for (JsonNode series : answer.path("data").path("result")) {
            for (JsonNode point : series.path("values")) {
                if (!point.path(1).asText().equals("NaN")) {
                    return new Answer(true, "");
                }
            }
        }
        return new Answer(false, "");
    }

    /** @param hasData a number at some time: neither nothing nor NaN throughout */
    record Answer(boolean hasData, String error) {}

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
