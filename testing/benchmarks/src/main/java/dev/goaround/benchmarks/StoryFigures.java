package dev.goaround.benchmarks;

import dev.goaround.demo.Story;
import dev.goaround.demo.StoryConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * Starts the system, plays good and bad deployments on it, and prints how long things took and how much memory was resident,
 * each beside the limit that it is held against. Not a test: it fails on nothing.
 *
 * <p>Arguments: repository, empty folder for the data, number of rounds.
 */
public final class StoryFigures {
    private static final int PORT_BASE = 22_400;
    private static final Duration READY_LIMIT = Duration.ofSeconds(15);
    private static final Duration FIRST_SAMPLE_LIMIT = Duration.ofSeconds(1);
    private static final Duration ORDER_LIMIT = Duration.ofSeconds(1);
    private static final double RESIDENT_LIMIT_MIB = 1536;

    private final Path repository;
    private final Path data;

    private StoryFigures(Path repository, Path data) {
        this.repository = repository;
        this.data = data;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[2]);
        new StoryFigures(Path.of(arguments[0]), Path.of(arguments[1])).measure(rounds);
    }

    private Properties brokerLogin() throws IOException {
        Properties client = new Properties();
        try (Reader file = Files.newBufferedReader(data.resolve("logins/launcher.properties"))) {
            client.load(file);
        }
        return client;
    }

    private void measure(int rounds) throws Exception {
        // The first start makes the data folder; the second one is what "once built" means.
        seconds("ready, first start", timeToReady(), READY_LIMIT);
        List<Duration> firstSamples = new ArrayList<>();
        List<Duration> orders = new ArrayList<>();
        long began = System.nanoTime();
        Process launcher = up();
        try {
            awaitReady(launcher);
            seconds("ready, later start", Duration.ofNanos(System.nanoTime() - began), READY_LIMIT);
            awaitStory();
            try (Observer observer = new Observer(brokerLogin())) {
                for (int round = 0; round < rounds; round++) {
                    play(observer, firstSamples, orders);
                }
            }
            figures("first sample after the start event", firstSamples, FIRST_SAMPLE_LIMIT);
            figures("order after the sample that completed the breach", orders, ORDER_LIMIT);
            resident(launcher);
        } finally {
            stop(launcher);
        }
    }

    private void play(Observer observer, List<Duration> firstSamples, List<Duration> orders) throws IOException {
        Story story = new Story(storyConfig(), silent());
        story.prepare();
        for (boolean good : new boolean[] {true, false}) {
            long start = System.nanoTime();
            String id = story.deploy(good ? story.goodVersion() : story.badVersion());
            story.finish(id, good ? "succeeded" : "rolled-back");
            observer.firstSampleAfter(start, id).ifPresent(firstSamples::add);
            observer.orderAfterItsSample(id).ifPresent(orders::add);
        }
    }

    private Duration timeToReady() throws Exception {
        long began = System.nanoTime();
        Process launcher = up();
        try {
            awaitReady(launcher);
            return Duration.ofNanos(System.nanoTime() - began);
        } finally {
            stop(launcher);
        }
    }

    private Process up() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        repository.resolve("goaround").toString(),
                        "up",
                        "--demo",
                        "--data",
                        data.toString(),
                        "--port-base",
                        Integer.toString(PORT_BASE))
                .redirectErrorStream(true)
                .redirectOutput(output().toFile());
        // Built by whoever runs this: the time to ready is not the time to build.
        builder.environment().put("GOAROUND_BUILD", "never");
        return builder.start();
    }

    /** By the launcher's own word: asking the services would take processor time from their start. */
    private void awaitReady(Process launcher) throws Exception {
        while (!Files.readString(output()).contains("everything is ready")) {
            if (!launcher.isAlive()) {
                throw new IllegalStateException("the launcher ended: " + Files.readString(output()));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private void awaitStory() throws Exception {
        while (!Files.readString(output()).contains("rolled back once")) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private void resident(Process launcher) throws IOException {
        Map<String, Long> bytes = Resident.ofRun(data.resolve("run"), launcher.pid());
        double sum = 0;
        for (Map.Entry<String, Long> each : bytes.entrySet()) {
            double mebibytes = each.getValue() / 1048576.0;
            if (each.getKey().equals("demo")) {
                print("resident, %-18s %8.0f MiB (not counted)", each.getKey(), mebibytes);
            } else {
                sum += mebibytes;
                print("resident, %-18s %8.0f MiB", each.getKey(), mebibytes);
            }
        }
        print(
                "resident, together %17.0f MiB   limit %.0f MiB   ratio %.2f",
                sum, RESIDENT_LIMIT_MIB, sum / RESIDENT_LIMIT_MIB);
    }

    private StoryConfig storyConfig() throws IOException {
        return new StoryConfig(
                at(80),
                at(82),
                at(83),
                at(90),
                at(91),
                Files.readString(data.resolve("admin-token")).strip(),
                data.resolve("secrets"));
    }

    private static URI at(int offset) {
        return URI.create("http://127.0.0.1:" + (PORT_BASE + offset));
    }

    private Path output() {
        return data.resolveSibling(data.getFileName() + ".out");
    }

    private static void stop(Process launcher) throws InterruptedException {
        launcher.destroy();
        launcher.waitFor();
    }

    private static void figures(String name, List<Duration> seen, Duration limit) {
        Optional<Duration> worst = seen.stream().max(Duration::compareTo);
        if (worst.isEmpty()) {
            print("%s: nothing was seen", name);
            return;
        }
        Duration median = seen.stream().sorted().toList().get(seen.size() / 2);
        print(
                "%s, %d times: median %.3f s, worst %.3f s   limit %.1f s   ratio of the worst %.2f",
                name,
                seen.size(),
                inSeconds(median),
                inSeconds(worst.get()),
                inSeconds(limit),
                inSeconds(worst.get()) / inSeconds(limit));
    }

    private static void seconds(String name, Duration took, Duration limit) {
        print(
                "%s: %.1f s   limit %.0f s   ratio %.2f",
                name, inSeconds(took), inSeconds(limit), inSeconds(took) / inSeconds(limit));
    }

    private static double inSeconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static void print(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    }
}
