package dev.goaround.e2e;

import static dev.goaround.e2e.ScriptedService.complete;
import static dev.goaround.e2e.ScriptedService.untilTheConnectionCloses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What was once rolled back though it was good, and what once passed though it was bad, on the running system. Each story has
 * a service of its own; all are deployed at the same time, because a story is mostly waiting.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownIsNeverGoodE2ET {
    private static final int PORT_BASE = 23_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT = "text/plain; version=0.0.4";

    /** Longer than any trigger, window and soak of these stories takes together: what has not happened by then does not. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(25);

    private static final Duration ENDED_WITHIN = Duration.ofSeconds(60);

    private static final String CHECKLIST = """
            # Release

            ## Deployment

            - [ ] Deploy the new version

            ## Verification

            - [ ] Error rate < 1 %

            ## Monitoring

            - [ ] Monitor for 5 seconds
            """;

    private static final String DEFINITION = """
            service: %1$s
            checklist: plain-release
            components: [{name: web, critical: true}]
            environments:
              production:
                targets: [{name: web, component: web, url: "http://%2$s"}]
                probes:
                  - {name: health, kind: http, target: web, path: /health, every: 500ms, timeout: 400ms, version-header: X-Version}
                  - %3$s
                judging: {over: 5s, min-samples: 2, min-requests: 5, verify-within: 30s}
                triggers:
                  - {id: failing, when: %4$s}
                rollback:
                  - {name: platform, component: web, actuator: webhook, url: "http://%2$s/rollback", secret: hook, timeout: 5s}
            """;

    private static final String COUNTED =
            "{name: traffic, kind: metrics, target: web, path: /metrics, every: 500ms, timeout: 400ms,"
                    + " requests: http_requests_total, failures: 'http_requests_total{status=~\"5..\"}'}";
    private static final String COMPUTED =
            "{name: errors, kind: prometheus, target: web, query: errors, signal: error_rate, every: 500ms, timeout: 400ms}";

    private final Map<String, ScriptedService> services = new ConcurrentHashMap<>();
    private final Map<String, String> running = new ConcurrentHashMap<>();
    private final Map<String, String> deployments = new ConcurrentHashMap<>();
    private RunningSystem system;

    @BeforeAll
    void deployAll() throws Exception {
        for (String story : List.of(
                "two-replicas",
                "cut-page",
                "doubtful-answer",
                "not-deployed-yet",
                "born-failing",
                "renamed",
                "every-second")) {
            services.put(story, new ScriptedService());
            running.put(story, "1.0.0");
        }
        String allowed =
                services.values().stream().map(ScriptedService::address).collect(Collectors.joining(", "));
        system = RunningSystem.upAllowing(allowed, "unknown", PORT_BASE);
        system.awaitOutput("Ctrl-C", Duration.ofMinutes(3));
        await("the first token to be known")
                .atMost(ENDED_WITHIN)
                .until(() -> get("deployments").statusCode() == 200);
        put("checklists?name=plain-release", "text/markdown", CHECKLIST);
        script();
        deploy("two-replicas", COUNTED, "error_rate > 5% for 2s");
        deploy("cut-page", COUNTED, "request_rate < 1 for 2s");
        deploy("doubtful-answer", COMPUTED, "error_rate > 5% for 2s");
        deploy("born-failing", COUNTED, "error_rate > 5%");
        deploy("renamed", COUNTED, "error_rate > 5% for 2s");
        deploy("every-second", COUNTED, "error_rate > 5% for 2s");
        start("not-deployed-yet", COUNTED, "error_rate > 5% for 2s");
    }

    @AfterAll
    void down() throws Exception {
        if (system != null) {
            system.close();
        }
        for (ScriptedService service : services.values()) {
            service.close();
        }
    }

    @Test
    void twoReplicasBehindOneAddressInventNoRequests() throws Exception {
        isHeldAsUnknown("two-replicas");
    }

    @Test
    void aPageThatWasCutIsNoFallOfItsCounters() throws Exception {
        isHeldAsUnknown("cut-page");
    }

    @Test
    void anAnswerOfPrometheusWithWarningsOrdersNothing() throws Exception {
        isHeldAsUnknown("doubtful-answer");
    }

    @Test
    void aBreachOfTheVersionThatRunsHoldsTheGateAndRollsNothingBack() throws Exception {
        String id = deployments.get("not-deployed-yet");
        await("the breach to hold the deployment")
                .atMost(LONG_ENOUGH)
                .until(() -> view(id).toString().contains("the running version breaches"));
        assertThat(view(id).path("state").asText())
                .as(view(id).toPrettyString())
                .isEqualTo("running");
        assertThat(services.get("not-deployed-yet").asked("/rollback")).isZero();

        // The new version is what ends the errors: it was never known bad, and passes.
        int before = services.get("not-deployed-yet").asked("/metrics");
        answer("not-deployed-yet", "1.1.0", times -> page(times - before, 0, 0));
        reportDeployed(id);

        endsAs("not-deployed-yet", "succeeded");
    }

    @Test
    void failuresThatAreCountedFromTheirFirstPageOnRollBack() throws Exception {
        endsAs("born-failing", "rolled-back");
    }

    @Test
    void aSeriesOfRequestsThatIsGoneIsNotNoRequests() throws Exception {
        isHeldAsUnknown("renamed");
    }

    @Test
    void aPageThatIsReadableAtEverySecondTickDoesNotPassItsSoak() throws Exception {
        String id = deployments.get("every-second");
        await("its end or a long time")
                .during(LONG_ENOUGH)
                .atMost(LONG_ENOUGH.multipliedBy(2))
                .until(() -> !view(id).path("state").asText().equals("succeeded"));
    }

    /** Neither rolled back nor passed after a long time, and the view says that it is not known. */
    private void isHeldAsUnknown(String story) throws Exception {
        String id = deployments.get(story);
        await(story + " to be held")
                .during(LONG_ENOUGH)
                .atMost(LONG_ENOUGH.plusSeconds(10))
                .until(() -> view(id).path("state").asText().equals("running"));
        JsonNode view = view(id);
        assertThat(view.path("triggers").findValuesAsText("kind"))
                .as(view.toPrettyString())
                .contains("UNKNOWN");
        assertThat(services.get(story).asked("/rollback"))
                .as("calls of the rollback")
                .isZero();
    }

    private void endsAs(String story, String state) throws Exception {
        String id = deployments.get(story);
        await(story + " to end")
                .atMost(ENDED_WITHIN)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> !view(id).path("outcome").isNull());
        assertThat(view(id).path("state").asText())
                .as(view(id).toPrettyString())
                .isEqualTo(state);
    }

    private void script() {
        answer("two-replicas", times -> page(times / 2, times % 2 == 0 ? 1000 : 20, times % 2 == 0 ? 300 : 2));
        answer("cut-page", times -> page(times, 0));
        services.get("cut-page")
                .on(
                        "/metrics",
                        times -> untilTheConnectionCloses(
                                TEXT,
                                running.get("cut-page").equals("1.0.0")
                                        ? counters(31_000 + 20L * times, 0)
                                        : counters(31_000 + 20L * times, 0).replaceAll("..\n$", "")));
        answer("doubtful-answer", times -> page(times, 0));
        services.get("doubtful-answer")
                .on(
                        "/api/v1/query",
                        times -> complete(
                                "application/json",
                                "{\"status\":\"success\",\"warnings\":[\"one of two stores did not answer\"],\"data\":{\"resultType\":"
                                        + "\"vector\",\"result\":[{\"metric\":{},\"value\":["
                                        + Instant.now().getEpochSecond()
                                        + ",\""
                                        + (running.get("doubtful-answer").equals("1.0.0") ? "0" : "0.9") + "\"]}]}}"));
        answer("born-failing", times -> page(times, 0));
        answer("renamed", times -> page(times, 0));
        answer("every-second", times -> page(times, 0));
        answer("not-deployed-yet", times -> page(times, 10L * times));
    }

    /** What the new version's page says, of those whose page changes with it. */
    private void release(String story) {
        switch (story) {
            case "born-failing" -> {
                int before = services.get(story).asked("/metrics");
                answer(story, "1.1.0", times -> page(times, times > before + 3 ? 40 : 0));
            }
            case "renamed" ->
                answer(
                        story,
                        "1.1.0",
                        times -> page(times, 18L * times).replace("http_requests_total", "http_server_requests_total"));
            case "every-second" ->
                answer(story, "1.1.0", times -> times % 2 == 0 ? page(times, 10L * times) : complete(TEXT, ""));
            default -> running.put(story, "1.1.0");
        }
        services.get(story).on("/rollback", times -> {
            running.put(story, "1.0.0");
            answer(story, page -> page(page, 40));
            return complete("application/json", "{}");
        });
    }

    private void answer(String story, IntFunction<String> metrics) {
        answer(story, running.get(story), metrics);
    }

    private void answer(String story, String version, IntFunction<String> metrics) {
        running.put(story, version);
        services.get(story)
                .on("/health", times -> complete("application/json", "{}", "X-Version: " + running.get(story)));
        services.get(story).on("/metrics", metrics);
    }

    /** Twenty requests more at each page. */
    private static String page(int times, long failures) {
        return page(times, 1000, failures);
    }

    private static String page(int times, long from, long failures) {
        return complete(TEXT, counters(from + 20L * times, failures));
    }

    /** Failures first, and only where there are any: a counter's series is born with its first count. */
    private static String counters(long good, long failures) {
        return (failures == 0 ? "" : "http_requests_total{status=\"500\"} " + failures + "\n")
                + "http_requests_total{status=\"200\"} " + good + "\n";
    }

    private void start(String story, String probe, String trigger) throws Exception {
        Path secret = system.data().resolve("secrets").resolve(story).resolve("hook");
        Files.createDirectories(secret.getParent());
        byte[] key = new byte[32];
        IntStream.range(0, key.length).forEach(i -> key[i] = (byte) i);
        Files.writeString(secret, "whsec_" + Base64.getEncoder().encodeToString(key));
        put(
                "services/" + story,
                "application/yaml",
                DEFINITION.formatted(story, services.get(story).address(), probe, trigger));
        deployments.put(
                story,
                json(post("deployments", Map.of("service", story, "environment", "production", "version", "1.1.0")))
                        .path("id")
                        .asText());
    }

    private void deploy(String story, String probe, String trigger) throws Exception {
        start(story, probe, trigger);
        String id = deployments.get(story);
        await("the gate into the deploy phase of " + story).atMost(ENDED_WITHIN).untilAsserted(() -> {
            HttpResponse<String> gate = get("deployments/" + id + "/gates/deploy");
            assertThat(gate.statusCode()).as(gate.body()).isEqualTo(200);
        });
        release(story);
        reportDeployed(id);
    }

    private void reportDeployed(String id) throws Exception {
        HttpResponse<String> answer = post("deployments/" + id + "/progress", Map.of("what", "deployed"));
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }

    private JsonNode view(String id) throws IOException {
        return json(get("deployments/" + id));
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws IOException {
        return RunningSystem.send(request(path));
    }

    private HttpResponse<String> post(String path, Map<String, ?> body) throws IOException {
        return RunningSystem.send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private void put(String path, String contentType, String body) throws IOException {
        HttpRequest.Builder request = request(path).header("Content-Type", contentType);
        HttpRequest.BodyPublisher text = HttpRequest.BodyPublishers.ofString(body);
        HttpResponse<String> answer =
                RunningSystem.send(path.startsWith("services/") ? request.PUT(text) : request.POST(text));
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(system.url("checklist-service") + "/api/v1/" + path))
                .header("Authorization", "Bearer " + system.adminToken());
    }
}
