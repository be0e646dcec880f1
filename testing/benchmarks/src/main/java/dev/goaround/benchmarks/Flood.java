package dev.goaround.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.DeploymentId;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How long a pipeline's real start, sent over Kafka, takes until its deployment is there: with nothing before it, and behind
 * floods of records of each kind that is no start. The starts go to every partition behind the flood. Not a test: it fails on
 * nothing.
 *
 * <p>Arguments: repository, empty folder for the data, number of records in a flood.
 */
public final class Flood {
    private static final int PORT_BASE = 24_400;
    private static final int PARTITIONS = 4;
    private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final String SERVICE = "flooded";
    private static final String SOURCE = "/ci/flood";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path data;
    private final int records;

    private Flood(Path data, int records) {
        this.data = data;
        this.records = records;
    }

    public static void main(String[] arguments) throws Exception {
        Path repository = Path.of(arguments[0]);
        Path data = Path.of(arguments[1]);
        Files.createDirectories(data);
        Path output = data.resolveSibling("flood.out");
        ProcessBuilder builder = new ProcessBuilder(
                        repository.resolve("goaround").toString(),
                        "up",
                        "--data",
                        data.toString(),
                        "--port-base",
                        Integer.toString(PORT_BASE))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("GOAROUND_BUILD", "never");
        Process launcher = builder.start();
        try {
            while (!Files.readString(output).contains("everything is ready")) {
                if (!launcher.isAlive()) {
                    throw new IllegalStateException("the launcher ended: " + Files.readString(output));
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
            new Flood(data, Integer.parseInt(arguments[2])).measure();
        } finally {
            launcher.destroy();
            launcher.waitFor();
        }
    }

    private void measure() throws Exception {
        prepare();
        byte[] start = start(0);
        Map<String, ProducerRecord<byte[], byte[]>> kinds = new LinkedHashMap<>();
        kinds.put("no headers", new ProducerRecord<>(Topic.INGRESS.topicName(), "not an event".getBytes(UTF_8)));
        kinds.put("no JSON", event("id", 0, "{".getBytes(UTF_8)));
        kinds.put("a header that cannot be read", badTime(event("id", 0, start)));
        kinds.put("no start by its schema", event("id", 0, "{\"service\":\"flooded\",\"x\":1}".getBytes(UTF_8)));
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(login(), new ByteArraySerializer(), new ByteArraySerializer())) {
            // The first one finds everything cold.
            slowestStart(producer);
            Duration alone = slowestStart(producer);
            print("a start with nothing before it: %.2f s", seconds(alone));
            for (Map.Entry<String, ProducerRecord<byte[], byte[]>> kind : kinds.entrySet()) {
                List<Future<RecordMetadata>> sent = new ArrayList<>(records);
                for (int i = 0; i < records; i++) {
                    ProducerRecord<byte[], byte[]> one = kind.getValue();
                    sent.add(producer.send(
                            new ProducerRecord<>(one.topic(), i % PARTITIONS, null, null, one.value(), one.headers())));
                }
                Duration behind = slowestStart(producer);
                for (Future<RecordMetadata> each : sent) {
                    each.get();
                }
                print(
                        "behind %d records, %s: %.2f s, held back by %.2f s   limit %.0f s   ratio %.2f",
                        records,
                        kind.getKey(),
                        seconds(behind),
                        seconds(behind.minus(alone)),
                        seconds(LIMIT),
                        seconds(behind.minus(alone)) / seconds(LIMIT));
                // The letters of this flood are no part of the next one's.
                TimeUnit.SECONDS.sleep(10);
            }
        }
    }

    /** Sends one start to each partition; from before they are sent to when the last of their deployments is there. */
    private Duration slowestStart(KafkaProducer<byte[], byte[]> producer) throws Exception {
        long began = System.nanoTime();
        String[] ids = new String[PARTITIONS];
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            ids[partition] = UUID.randomUUID().toString();
            sent.add(producer.send(event(ids[partition], partition, start(partition))));
        }
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        long giveUp = began + GIVEN_UP_AFTER.toNanos();
        for (String id : ids) {
            while (get("/api/v1/deployments/" + DeploymentId.of(SOURCE, id)).statusCode() != 200) {
                if (System.nanoTime() > giveUp) {
                    throw new IllegalStateException("no deployment after " + GIVEN_UP_AFTER);
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        for (String id : ids) {
            send(request("/api/v1/deployments/" + DeploymentId.of(SOURCE, id) + "/cancel")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"reason\":\"measured\"}")));
        }
        return took;
    }

    private void prepare() throws IOException, InterruptedException {
        stored(send(request("/api/v1/checklists?name=" + SERVICE)
                .header("Content-Type", "text/markdown")
                .POST(BodyPublishers.ofString("# Release\n\n## Deploy\n\n- [ ] Look at the page\n"))));
        StringBuilder definition =
                new StringBuilder("service: " + SERVICE + "\nchecklist: " + SERVICE + "\nenvironments:\n");
        for (int environment = 0; environment < PARTITIONS; environment++) {
            definition.append("  e").append(environment).append(":\n    judging: {over: 5s}\n");
        }
        stored(send(request("/api/v1/services/" + SERVICE)
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(definition.toString()))));
    }

    private static void stored(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.body());
        }
    }

    private Properties login() throws IOException {
        Properties client = new Properties();
        try (Reader file = Files.newBufferedReader(data.resolve("logins/pipeline.properties"))) {
            client.load(file);
        }
        client.setProperty("linger.ms", "5");
        return client;
    }

    /** An environment has one deployment at a time. */
    private static byte[] start(int environment) {
        return ("{\"service\":\"" + SERVICE + "\",\"environment\":\"e" + environment + "\",\"version\":\"1.0.0\"}")
                .getBytes(UTF_8);
    }

    private static ProducerRecord<byte[], byte[]> event(String id, int partition, byte[] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topic.INGRESS.topicName(), partition, null, null, value);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_type",
                        EventType.DEPLOYMENT_STARTED.type(),
                        "ce_id",
                        id,
                        "ce_source",
                        SOURCE,
                        "content-type",
                        "application/json")
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }

    private static ProducerRecord<byte[], byte[]> badTime(ProducerRecord<byte[], byte[]> record) {
        record.headers().add("ce_time", "2026-01-31 12:00:00".getBytes(UTF_8));
        return record;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (PORT_BASE + 80) + path))
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(data.resolve("admin-token")).strip());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
