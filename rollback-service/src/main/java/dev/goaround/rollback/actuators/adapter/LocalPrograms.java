package dev.goaround.rollback.actuators.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.rollback.actuators.Programs;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Processes of this machine. Each has a thread that waits for its end, kills it at the end of its time, and lets its output go to the
 * log of the service, not into events: nobody knows what is in it.
 */
final class LocalPrograms implements Programs {

    private static final Logger LOG = Logger.getLogger(LocalPrograms.class);
    private static final int LONGEST_OUTPUT_BYTES = 4096;

    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private final Executor workers;

    LocalPrograms(Executor workers) {
        this.workers = workers;
    }

    @Override
    public Uni<Standing> start(String key, List<String> command, Map<String, String> environment, Duration within) {
        return Uni.createFrom()
                .item(() -> started(key, command, environment, within))
                .runSubscriptionOn(workers);
    }

    @Override
    public Uni<Standing> standing(String key) {
        return Uni.createFrom().item(() -> standings.getOrDefault(key, new Standing.NotOurs()));
    }

    @Override
    public Uni<Standing> check(List<String> command, Map<String, String> environment, Duration within) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return ended(command.get(0), process(command, environment), within);
                    } catch (IOException e) {
                        return new Standing.NotStarted(e.getMessage());
                    }
                })
                .runSubscriptionOn(workers);
    }

    private Standing started(String key, List<String> command, Map<String, String> environment, Duration within) {
        Process process;
        try {
            process = process(command, environment);
        } catch (IOException e) {
            return new Standing.NotStarted(e.getMessage());
        }
        standings.put(key, new Standing.Running());
        Thread waiting = new Thread(
                () -> standings.put(key, ended(command.get(0), process, within)), "host-command-" + process.pid());
        waiting.setDaemon(true);
        waiting.start();
        return new Standing.Running();
    }

    private static Process process(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static Standing ended(String program, Process process, Duration within) {
        Thread output = new Thread(() -> log(program, process), "output-of-" + process.pid());
        output.setDaemon(true);
        output.start();
        try {
            if (process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Standing.Exited(process.exitValue());
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            return new Standing.Killed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Standing.NotOurs();
        }
    }

    /** All of it is read, so that the program never waits for a reader; the beginning is kept. */
    private static void log(String program, Process process) {
        try (InputStream in = process.getInputStream()) {
            String beginning = new String(in.readNBytes(LONGEST_OUTPUT_BYTES), UTF_8);
            in.transferTo(OutputStream.nullOutputStream());
            LOG.infof("%s said: %s", program, beginning);
        } catch (IOException e) {
            LOG.debugf("the output of %s ended: %s", program, e.getMessage());
        }
    }
}
