package dev.goaround.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.goaround.demo.StoryConfig;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The system as a user starts it: {@code ./goaround up} in a process of its own, on its own ports and data folder. */
final class RunningSystem implements AutoCloseable {
    static final List<String> SERVICES =
            List.of("checklist-service", "probe-service", "rollback-service", "notifier-service");

    static final Path REPOSITORY = Path.of(System.getProperty("goaround.repository"));
    private static final Path FOLDER = Path.of(System.getProperty("goaround.e2e.folder"));
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);

    private final Process launcher;
    private final Path output;
    private final Path data;
    private final int portBase;

    private RunningSystem(Process launcher, Path output, Path data, int portBase) {
        this.launcher = launcher;
        this.output = output;
        this.data = data;
        this.portBase = portBase;
    }

    /**
     * @param name of its data folder, emptied before
     * @param options of {@code up}
     */
    static RunningSystem up(String name, int portBase, String... options) throws IOException {
        Path data = FOLDER.resolve(name);
        delete(data);
        return again(name, portBase, options);
    }

    /** The same on what an earlier run left. */
    static RunningSystem again(String name, int portBase, String... options) throws IOException {
        return again(name, portBase, Map.of(), options);
    }

    /** On an emptied data folder, whose settings let outgoing calls to these go. */
    static RunningSystem upAllowing(String egress, String name, int portBase, String... options) throws IOException {
        Path data = FOLDER.resolve(name);
        delete(data);
        Files.createDirectories(data);
        Files.writeString(data.resolve("goaround.properties"), "egress.allow = " + egress + "\n");
        return again(name, portBase, options);
    }

    /** On an emptied data folder, with these variables in the environment. */
    static RunningSystem upWith(Map<String, String> environment, String name, int portBase, String... options)
            throws IOException {
        delete(FOLDER.resolve(name));
        return again(name, portBase, environment, options);
    }

    private static RunningSystem again(String name, int portBase, Map<String, String> environment, String... options)
            throws IOException {
        Path data = FOLDER.resolve(name);
        Files.createDirectories(FOLDER);
        Path output = FOLDER.resolve(name + ".out");
        ProcessBuilder command = command(data, portBase, output, options);
        command.environment().putAll(environment);
        return new RunningSystem(command.start(), output, data, portBase);
    }

    private static ProcessBuilder command(Path data, int portBase, Path output, String... options) {
        List<String> command = new ArrayList<>(List.of(
                REPOSITORY.resolve("goaround").toString(),
                "up",
                "--data",
                data.toString(),
                "--port-base",
                Integer.toString(portBase)));
        command.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // The build that runs these tests has just built everything.
        builder.environment().put("GOAROUND_BUILD", "never");
        return builder;
    }

    /** Runs the same command beside this one and waits for its end. */
    Ended beside() throws IOException, InterruptedException {
        Path second = FOLDER.resolve(data.getFileName() + "-beside.out");
        Process process = command(data, portBase, second).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("the second launcher ends by itself")
                .isTrue();
        return new Ended(process.exitValue(), Files.readString(second));
    }

    record Ended(int exitCode, String output) {}

    Ended awaitEnd(Duration within) throws InterruptedException {
        assertThat(launcher.waitFor(within.toSeconds(), TimeUnit.SECONDS))
                .as("the launcher ends within %s; its output: %s", within, output())
                .isTrue();
        return new Ended(launcher.exitValue(), output());
    }

    void awaitOutput(String text, Duration within) {
        await("output '" + text + "'")
                .atMost(within)
                .pollInterval(Duration.ofMillis(200))
                .failFast("the launcher ended", () -> {
                    if (!launcher.isAlive() && !output().contains(text)) {
                        throw new AssertionError("the launcher ended with " + launcher.exitValue() + ": " + output());
                    }
                    return false;
                })
                .until(() -> output().contains(text));
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a process at once, as {@code kill -9} does. */
    void kill(String process) {
        long pid = pid(process);
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly))
                .as("%s runs as %d", process, pid)
                .hasValue(true);
        await(process + " to be gone")
                .atMost(Duration.ofSeconds(5))
                .until(() ->
                        ProcessHandle.of(pid).map(handle -> !handle.isAlive()).orElse(true));
    }

    long pid(String process) {
        try {
            return Long.parseLong(Files.readAllLines(data.resolve("run").resolve(process + ".pid"))
                    .get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that a run consists of, from the files in the data folder. */
    List<Long> pids() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("run"))) {
            List<Long> pids = new ArrayList<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".pid")).toList()) {
                pids.add(Long.parseLong(Files.readAllLines(file).get(0)));
            }
            return pids;
        }
    }

    boolean isReady(String service) {
        try {
            return get(URI.create(url(service) + "/q/health/ready")).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    String url(String service) {
        return "http://127.0.0.1:" + (portBase + 80 + SERVICES.indexOf(service));
    }

    /** A Kafka client of that user: {@code pipeline} is who comes from outside, {@code launcher} may do everything. */
    Map<String, Object> kafka(String user) {
        Properties login = new Properties();
        try (Reader file = Files.newBufferedReader(data.resolve("logins").resolve(user + ".properties"))) {
            login.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> client = new HashMap<>();
        login.stringPropertyNames()
                // A service's are the configuration of its own clients.
                .forEach(name -> client.put(name.replaceFirst("^kafka\\.", ""), login.getProperty(name)));
        client.put("bootstrap.servers", "127.0.0.1:" + (portBase + 92));
        return client;
    }

    String adminToken() {
        try {
            return Files.readString(data.resolve("admin-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    StoryConfig storyConfig() {
        return new StoryConfig(
                URI.create(url("checklist-service")),
                URI.create(url("rollback-service")),
                URI.create(url("notifier-service")),
                URI.create("http://127.0.0.1:" + (portBase + 90)),
                URI.create("http://127.0.0.1:" + (portBase + 91)),
                adminToken(),
                data.resolve("secrets"));
    }

    Path data() {
        return data;
    }

    static HttpResponse<String> get(URI uri) throws IOException {
        return send(HttpRequest.newBuilder(uri));
    }

    /** The whole of the answer within a time: the limit that a request of the JDK's client can carry ends where the body begins. */
    static HttpResponse<String> send(HttpRequest.Builder builder) throws IOException {
        HttpRequest request = builder.build();
        CompletableFuture<HttpResponse<String>> answer =
                CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            return answer.get(ANSWERED_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException(request + " was not answered in full within " + ANSWERED_WITHIN, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                    ? cause
                    : new IOException(request + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ctrl-C, as a terminal sends it. */
    Ended interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(launcher.pid()))
                .start()
                .waitFor();
        return awaitEnd(Duration.ofMinutes(1));
    }

    void killLauncher() {
        launcher.destroyForcibly();
    }

    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            launcher.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
