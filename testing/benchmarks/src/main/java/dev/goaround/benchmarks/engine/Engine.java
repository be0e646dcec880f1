package dev.goaround.benchmarks.engine;

import dev.goaround.messaging.fixture.EmbeddedBroker;
import dev.goaround.messaging.fixture.EmbeddedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A service as it is built (rollback-service, if no other is named), in a process of its own, on a broker in this one and a database of its own. */
final class Engine implements AutoCloseable {

    /** The same for the engine and for what it is compared with. Collected beside the work: the serial collector stops it for half a second now and then. */
    static final List<String> JVM = List.of("-Xms768m", "-Xmx768m", "-XX:+UseG1GC");

    private static final String GROUP = "goaround-judge";
    private static final Duration READY = Duration.ofSeconds(90);

    /** proc(5): the twelfth field behind the name is the user's, the next the system's time. */
    private static final int USER_TICKS = 11;

    private static final int MILLIS_A_TICK = 10;
    private static final Pattern NUMBER = Pattern.compile("[-_#]?\\d+.*$");

    /** Behind markers of transactions, which count as records. */
    private static final int NEARLY_NONE = 200;

    /** C1 and C2, without their numbers. */
    private static final String COMPILERS = "C";

    /** As proc(5) cuts it. */
    static final String JUDGE = "goaround-judge-";

    private final Path work;
    private final EmbeddedBroker broker = EmbeddedBroker.start();
    private final EmbeddedDatabase database = EmbeddedDatabase.start();
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    private final String service;
    private Process process;

    Engine(Path work) {
        this(work, "rollback-service");
    }

    /** @param service its name, for its log */
    Engine(Path work, String service) {
        this.work = work;
        this.service = service;
    }

    /** @param jar quarkus-run.jar of the built service */
    Engine start(Path jar) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        String more = System.getenv("ENGINE_JVM");
        if (more != null) {
            command.addAll(List.of(more.split(" ")));
        }
        int port = freePort();
        command.addAll(List.of("-Dquarkus.http.port=" + port, "-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        database.configuration()
                .forEach((name, value) ->
                        environment.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        environment.put("KAFKA_STREAMS_STATE_DIR", work.resolve("streams").toString());
        environment.put(
                "GOAROUND_SECRETS_DIR",
                Files.createDirectories(work.resolve("secrets")).toString());
        builder.redirectErrorStream(true)
                .redirectOutput(work.resolve(service + ".log").toFile());
        process = builder.start();
        awaitReady(port);
        return this;
    }

    /** Of the service's database, for JDBC. */
    String jdbcUrl() {
        return database.configuration().get("quarkus.datasource.jdbc.url") + "?user=" + database.user() + "&password="
                + database.configuration().get("quarkus.datasource.password");
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Processor time of the service's process so far, of all its threads. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Of it what each kind of thread took, by the name without its number. Of Linux; empty elsewhere. */
    Map<String, Duration> threadsTime() throws IOException {
        return threadsTime(process.pid());
    }

    /** Of it what compiling took. */
    Duration compilersTime() throws IOException {
        return compilersTime(process.pid());
    }

    static Duration compilersTime(long process) throws IOException {
        return threadsTime(process).getOrDefault(COMPILERS, Duration.ZERO);
    }

    private static Map<String, Duration> threadsTime(long process) throws IOException {
        Path tasks = Path.of("/proc", Long.toString(process), "task");
        Map<String, Duration> times = new TreeMap<>();
        if (Files.isDirectory(tasks)) {
            try (Stream<Path> threads = Files.list(tasks)) {
                for (Path thread : threads.toList()) {
                    String stat = Files.readString(thread.resolve("stat"));
                    int named = stat.lastIndexOf(')');
                    String name = NUMBER.matcher(stat.substring(stat.indexOf('(') + 1, named))
                            .replaceAll("");
                    String[] fields = stat.substring(named + 2).split(" ", -1);
                    long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
                    times.merge(name, Duration.ofMillis(ticks * MILLIS_A_TICK), Duration::plus);
                }
            }
        }
        return times;
    }

    /** How many records of that topic the judge has behind it, and committed. */
    long judged(String topic) throws InterruptedException {
        return read(GROUP, topic);
    }

    /** How many records of that topic a group of consumers has behind it. */
    long read(String group, String topic) throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(partition -> partition.getKey().topic().equals(topic))
                    .map(Map.Entry::getValue)
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    long written(String topic) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> ends =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().stream()
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(topic, partition.partition()),
                                    partition -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether nothing is left to do of what the beginning of so many watches has led to. */
    boolean isSettled() throws InterruptedException {
        return written("goaround.verdicts") - read("rollback-service", "goaround.verdicts") < NEARLY_NONE;
    }

    void awaitSettled() throws InterruptedException {
        while (!isSettled()) {
            Thread.sleep(1000);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
        admin.close();
        database.close();
        broker.close();
    }

    private void awaitReady(int port) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .build();
        long deadline = System.nanoTime() + READY.toNanos();
        while (System.nanoTime() - deadline < 0 && process.isAlive()) {
            try {
                if (client.send(question, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException(service + " is not ready, see " + work.resolve(service + ".log"));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
