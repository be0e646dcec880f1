package dev.goaround.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The container engine of this machine, through the commands that people use. */
final class Engine {
    static final Path REPOSITORY = Path.of(System.getProperty("goaround.repository"));

    /** What the images and the compose file are made from here; nothing is pulled by a test. */
    private static final List<String> IMAGES = List.of("eclipse-temurin:17-jre", "apache/kafka:4.1.2", "postgres:17");

    private static final Path OUTPUT = Path.of(System.getProperty("goaround.e2e.folder"));
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration BUILT_WITHIN = Duration.ofMinutes(8);
    private static final Duration ENDED_WITHIN = Duration.ofMinutes(3);

    private static boolean built;

    private Engine() {}

    /** @param output of both streams */
    record Ended(int exitCode, String output) {}

    /** Skips the test, within seconds, where there is no engine or one of its images is not here. */
    static void assumePresent() throws IOException, InterruptedException {
        Optional<String> missing = missing();
        // Said here too: a class that is left out before its first test is not in the summary.
        missing.ifPresent(what -> System.out.println("Tests of images or the compose file are left out: " + what));
        assumeTrue(missing.isEmpty());
    }

    private static Optional<String> missing() throws IOException, InterruptedException {
        if (run(SOON, Map.of(), List.of("docker", "version")).exitCode() != 0) {
            return Optional.of("no container engine answers to `docker version`");
        }
        if (compose().isEmpty()) {
            return Optional.of("there is neither docker-compose nor docker compose");
        }
        for (String image : IMAGES) {
            if (run(SOON, Map.of(), List.of("docker", "image", "inspect", image))
                            .exitCode()
                    != 0) {
                return Optional.of("the image " + image + " is not here: docker pull " + image);
            }
        }
        return Optional.empty();
    }

    /** Builds the images of this checkout, once for all tests. */
    static synchronized void build(Map<String, String> environment) throws IOException, InterruptedException {
        if (!built) {
            List<String> command = new ArrayList<>(composeCommand());
            command.addAll(List.of("build", "demo"));
            command.addAll(RunningSystem.SERVICES);
            Ended ended = run(BUILT_WITHIN, environment, command);
            if (ended.exitCode() != 0) {
                throw new AssertionError("the images could not be built: " + ended.output());
            }
            built = true;
        }
    }

    static Ended compose(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(composeCommand());
        command.addAll(List.of(arguments));
        return run(BUILT_WITHIN, environment, command);
    }

    static Ended docker(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return run(ENDED_WITHIN, Map.of(), command);
    }

    private static List<String> composeCommand() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(compose().orElseThrow());
        command.addAll(List.of("-p", "goaround-e2e", "--profile", "demo"));
        return command;
    }

    private static Optional<List<String>> compose() throws IOException, InterruptedException {
        for (List<String> each : List.of(List.of("docker-compose"), List.of("docker", "compose"))) {
            List<String> version = new ArrayList<>(each);
            version.add("version");
            if (run(SOON, Map.of(), version).exitCode() == 0) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private static Ended run(Duration within, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Files.createDirectories(OUTPUT);
        Path output = Files.createTempFile(OUTPUT, "engine-", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(REPOSITORY.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Ended(-1, "not ended within " + within + ": " + Files.readString(output));
            }
            return new Ended(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            // The command is not installed.
            return new Ended(-1, String.valueOf(e.getMessage()));
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
