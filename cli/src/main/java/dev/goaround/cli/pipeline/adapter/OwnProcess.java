package dev.goaround.cli.pipeline.adapter;

import dev.goaround.cli.pipeline.DeployCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A command as a process of this machine. It inherits the terminal, and all variables but the token. */
public final class OwnProcess implements DeployCommand {

    /** What shells say of a command that could not be started. */
    private static final int NOT_STARTED = 127;

    private final List<String> words;
    private final Consumer<String> out;
    private volatile Process process;

    /**
     * @param words the command and its arguments, no shell in between
     * @param out takes the reason if it cannot be started
     */
    public OwnProcess(List<String> words, Consumer<String> out) {
        this.words = List.copyOf(words);
        this.out = out;
    }

    /** Whether there is such a program, so that nothing is started for one that is not. */
    public boolean isThere() {
        String program = words.get(0);
        return program.contains("/")
                ? Files.isExecutable(Path.of(program))
                : Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Override
    public String text() {
        return words.get(0);
    }

    @Override
    public Running start(Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
        builder.environment().remove("GOAROUND_TOKEN");
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            return new Started(process);
        } catch (IOException e) {
            out.accept(text() + " cannot be started: " + e.getMessage());
            return new NotStarted();
        }
    }

    /** An interrupt of ours is one of the command's, too. */
    public void stopWithUs() {
        Process running = process;
        if (running != null && running.isAlive()) {
            stop(running);
        }
    }

    /** First the command itself, which may want to clear up; the shell of a script waits for the program that it runs: that is told, too. */
    private static void stop(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        started.forEach(ProcessHandle::destroy);
    }

    private record Started(Process process) implements Running {
        @Override
        public boolean endsWithin(Duration time) throws InterruptedException {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public int exitCode() {
            return process.exitValue();
        }

        @Override
        public void stop() {
            OwnProcess.stop(process);
        }
    }

    private record NotStarted() implements Running {
        @Override
        public boolean endsWithin(Duration time) {
            return true;
        }

        @Override
        public int exitCode() {
            return NOT_STARTED;
        }

        @Override
        public void stop() {
            // Nothing runs.
        }
    }
}
