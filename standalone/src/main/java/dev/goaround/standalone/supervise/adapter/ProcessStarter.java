package dev.goaround.standalone.supervise.adapter;

import dev.goaround.standalone.installation.ProcessRegistry;
import dev.goaround.standalone.supervise.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * Creates processes: in a session of their own, output into their log, standard input held open until the launcher
 * ends, and entered in the registry by which the next run finds what a killed one left.
 */
public final class ProcessStarter {
    private final Path directory;
    private final ProcessRegistry registry;
    private final List<String> session = OwnSession.prefix();

    /** @param directory what the processes work in */
    public ProcessStarter(Path directory, ProcessRegistry registry) {
        this.directory = directory;
        this.registry = registry;
    }

    /** Starts a process that prints a line when it is ready. */
    public ChildProcess startSayingReady(ProcessCommand command, String line) throws IOException {
        Process process = create(command);
        OutputPump pump = pump(command, process, line);
        return new OsChild(process, pump::seen, command.ending());
    }

    /** Starts a process whose readiness is found out by asking, given its process id. */
    public ChildProcess start(ProcessCommand command, LongFunction<BooleanSupplier> readiness) throws IOException {
        Process process = create(command);
        pump(command, process, "");
        return new OsChild(process, readiness.apply(process.pid()), command.ending());
    }

    private Process create(ProcessCommand command) throws IOException {
        List<String> arguments = new ArrayList<>(session);
        arguments.addAll(command.arguments());
        ProcessBuilder builder =
                new ProcessBuilder(arguments).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        try {
            registry.add(new ProcessRegistry.Entry(
                    command.name(),
                    process.pid(),
                    command.marker(),
                    command.ending().name()));
        } catch (IOException e) {
            // Nobody would find it again, and the next attempt would start another.
            process.destroyForcibly();
            throw e;
        }
        return process;
    }

    private static OutputPump pump(ProcessCommand command, Process process, String awaited) {
        OutputPump pump = new OutputPump(process.getInputStream(), command.log(), awaited);
        Thread thread = new Thread(pump, "output-" + command.name());
        thread.setDaemon(true);
        thread.start();
        return pump;
    }
}
