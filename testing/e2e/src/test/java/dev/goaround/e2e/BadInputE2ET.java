package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Bad input gets a clear error, changes nothing and stops nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputE2ET {
    private static final int PORT_BASE = 21_800;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INSIDE = """
            service: inside
            environments:
              production:
                targets: [{name: web, url: "http://169.254.169.254/"}]
                probes: [{name: health, kind: http, target: web, path: /health, every: 1s, timeout: 500ms}]
            """;

    private RunningSystem system;

    @BeforeAll
    void up() throws Exception {
        system = RunningSystem.up("bad-input", PORT_BASE);
        system.awaitOutput("Ctrl-C", Duration.ofMinutes(3));
    }

    @AfterAll
    void down() throws Exception {
        if (system != null) {
            system.close();
        }
    }

    @AfterEach
    void nothingChangedAndNothingStopped() throws Exception {
        assertThat(RunningSystem.SERVICES).allMatch(system::isReady);
        assertThat(json(get("/api/v1/deployments")).path("total").asInt(-1)).isZero();
    }

    @Test
    void noServiceAnswersUnderTheNameOfAnotherSite() throws Exception {
        for (String service : RunningSystem.SERVICES) {
            int port = URI.create(system.url(service)).getPort();
            for (String path : List.of("/", "/q/health", "/q/metrics", "/api/v1/deployments")) {
                String said = answer(port, "GET " + path + " HTTP/1.1\r\nHost: attacker.example\r\n\r\n");
                assertThat(said).as(service + path).startsWith("HTTP/1.1 421");
            }
            assertThat(answer(port, "GET /q/health HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n"))
                    .as(service)
                    .startsWith("HTTP/1.1 400");
        }
    }

    /** All that comes back until the other side ends the connection. */
    private static String answer(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aStartEventThatIsNoJsonLandsInTheDeadLetterTopicWithItsReason() throws Exception {
        byte[] value = "version=1.2.3".getBytes(StandardCharsets.UTF_8);
        sendToIngress(value, EventType.DEPLOYMENT_STARTED.type());
        ConsumerRecord<byte[], byte[]> dead = awaitDeadLetter(value);
        assertThat(reason(dead)).containsIgnoringCase("JSON");
    }

    @Test
    void aStartEventWithoutAVersionLandsThereToo() throws Exception {
        byte[] value = "{\"service\":\"shop\",\"environment\":\"production\"}".getBytes(StandardCharsets.UTF_8);
        sendToIngress(value, EventType.DEPLOYMENT_STARTED.type());
        assertThat(reason(awaitDeadLetter(value))).contains("version");
    }

    @Test
    void aStartOfAnUnknownServiceLandsThereToo() throws Exception {
        byte[] value = "{\"service\":\"nobody-knows\",\"environment\":\"production\",\"version\":\"1\"}"
                .getBytes(StandardCharsets.UTF_8);
        sendToIngress(value, EventType.DEPLOYMENT_STARTED.type());
        assertThat(reason(awaitDeadLetter(value))).contains("nobody-knows");
    }

    @Test
    void anUnknownChecklistIsRefusedByName() throws Exception {
        String shop = "service: shop\nenvironments:\n  production:\n    judging: {over: 5s}\n";
        assertThat(put("/api/v1/services/shop", "application/yaml", shop).statusCode())
                .isEqualTo(200);
        HttpResponse<String> answer = post(
                "/api/v1/deployments",
                "application/json",
                "{\"service\":\"shop\",\"environment\":\"production\",\"version\":\"1\",\"checklist\":\"no-such-list\"}");
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(answer).path("detail").asText()).contains("no-such-list");
    }

    @Test
    void aStartThatIsNoJsonIsRefusedOverHttp() throws Exception {
        HttpResponse<String> answer = post("/api/v1/deployments", "application/json", "version=1.2.3");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("detail").asText()).containsIgnoringCase("JSON");
    }

    @Test
    void aTargetThatIsNotAllowedIsRefusedWithItsLine() throws Exception {
        HttpResponse<String> answer = put("/api/v1/services/inside", "application/yaml", INSIDE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonNode error = json(answer).path("errors").path(0);
        assertThat(error.path("line").asInt()).as(answer.body()).isEqualTo(4);
        assertThat(error.path("message").asText()).contains("169.254.169.254");
        assertThat(get("/api/v1/services/inside").statusCode()).isEqualTo(404);
    }

    @Test
    void aMarkdownFileOfTwentyMegabytesIsRefused() throws Exception {
        String line = "- [ ] One more thing to look at before anybody goes home\n";
        String document = line.repeat(20 * 1024 * 1024 / line.length());
        HttpResponse<String> answer = post("/api/v1/checklists?name=huge", "text/markdown", document);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("1 MiB");
        assertThat(get("/api/v1/checklists/huge").statusCode()).isEqualTo(404);
    }

    @Test
    void aTokenWithoutTheRightIsRefusedAndLoggedWithoutTheSecret() throws Exception {
        JsonNode minted = json(post(
                "/api/v1/tokens",
                "application/json",
                JSON.writeValueAsString(Map.of("subject", "curious-reader", "roles", List.of("viewer")))));
        String token = minted.path("token").asText();
        HttpResponse<String> answer = awaitKnown(token);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain(token);
        assertThat(logThatHolds("curious-reader")).contains("curious-reader").doesNotContain(token);
        assertThat(RunningSystem.send(HttpRequest.newBuilder(uri("/api/v1/deployments")))
                        .statusCode())
                .as("without a token")
                .isEqualTo(401);
    }

    /** The launcher writes the log, a moment after the service has said it. */
    private String logThatHolds(String words) throws IOException, InterruptedException {
        String log;
        long giveUp = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        do {
            Thread.sleep(50);
            log = Files.readString(system.data().resolve("logs/checklist-service.log"));
        } while (!log.contains(words) && System.nanoTime() < giveUp);
        return log;
    }

    private HttpResponse<String> awaitKnown(String token) throws IOException, InterruptedException {
        String start = "{\"service\":\"shop\",\"environment\":\"production\",\"version\":\"1\"}";
        HttpResponse<String> answer;
        long giveUp = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        do {
            Thread.sleep(50);
            answer = RunningSystem.send(HttpRequest.newBuilder(uri("/api/v1/deployments"))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(start)));
        } while (answer.statusCode() == 401 && System.nanoTime() < giveUp);
        return answer;
    }

    private void sendToIngress(byte[] value, String type) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(system.kafka("pipeline"), new ByteArraySerializer(), new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(Topic.INGRESS.topicName(), value);
            header(record, "ce_specversion", "1.0");
            header(record, "ce_id", UUID.randomUUID().toString());
            header(record, "ce_type", type);
            header(record, "ce_source", "/ci/shop");
            header(record, "content-type", "application/json");
            producer.send(record).get(10, TimeUnit.SECONDS);
        }
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private ConsumerRecord<byte[], byte[]> awaitDeadLetter(byte[] value) {
        Map<String, Object> settings = system.kafka("launcher");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, UUID.randomUUID().toString());
        List<String> seen = new ArrayList<>();
        long giveUp = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topic.INGRESS.deadLetterTopicName()));
            while (System.nanoTime() < giveUp) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (Arrays.equals(record.value(), value)) {
                        return record;
                    }
                    seen.add(new String(record.value(), StandardCharsets.UTF_8));
                }
            }
        }
        throw new AssertionError("no dead letter for " + new String(value, StandardCharsets.UTF_8) + ", seen " + seen);
    }

    private static String reason(ConsumerRecord<byte[], byte[]> dead) {
        Header reason = dead.headers().lastHeader("dead-letter-reason");
        return reason == null ? "" : new String(reason.value(), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws IOException {
        return RunningSystem.send(authorised(path));
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException {
        return RunningSystem.send(
                authorised(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> put(String path, String type, String body) throws IOException {
        return RunningSystem.send(
                authorised(path).header("Content-Type", type).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder authorised(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + system.adminToken());
    }

    private URI uri(String path) {
        return URI.create(system.url("checklist-service") + path);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
