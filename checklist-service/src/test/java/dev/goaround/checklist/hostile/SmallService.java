package dev.goaround.checklist.hostile;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** checklist-service as it is built, in a process of its own with the heap that the launcher gives it, on a broker and a database. */
final class SmallService implements AutoCloseable {

    /** The first administrator's. */
    static final String ADMINISTRATOR = "ga_" + "h".repeat(43);

    /** As {@code JavaCommand} and {@code Assembly} of the module standalone have them. */
    private static final List<String> JVM = List.of(
            "-Xms32m",
            "-Xmx128m",
            "-XX:+UseG1GC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError");

    private static final Duration READY = Duration.ofMinutes(2);
    private static final String BLOCKED = "has been blocked for";

    private final EmbeddedBroker broker = EmbeddedBroker.start();
    private final EmbeddedDatabase database = EmbeddedDatabase.start();
    private final Path log;
    private final Process process;
    private final int port;

    /** @param jar quarkus-run.jar of the built service */
    SmallService(Path jar, Path work) throws IOException {
        log = work.resolve("checklist-service.log");
        port = freePort();
        Path token = Files.writeString(work.resolve("token"), ADMINISTRATOR);
        List<String> command = Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        JVM,
                        List.of("-Dquarkus.http.port=" + port, "-jar", jar.toString()))
                .flatMap(List::stream)
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        environment.put("GOAROUND_BOOTSTRAP_TOKEN_FILE", token.toString());
        // Looked at each 50 ms, and told in the log with the name of the thread.
        environment.put("QUARKUS_VERTX_MAX_EVENT_LOOP_EXECUTE_TIME", "PT0.2S");
        environment.put("QUARKUS_VERTX_WARNING_EXCEPTION_TIME", "PT0.05S");
        database.configuration()
                .forEach((name, value) ->
                        environment.put(name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        process = builder.start();
    }

    void awaitReady() throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest question = HttpRequest.newBuilder(uri("/q/health/ready")).build();
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
        throw new IllegalStateException("not ready: " + said());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Whether it is the same process as at first. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Lines about event loops that were blocked for longer than 200 ms. */
    List<String> blocked() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(BLOCKED) && line.contains("eventloop"))
                    .toList();
        }
    }

    long blockedSoFar() throws IOException {
        return blocked().size();
    }

    String said() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        database.close();
        broker.close();
    }
}
