package dev.goaround.standalone.supervise.adapter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What runs on this machine, by process id: for processes that are not our children. Linux and macOS. */
public final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private ProcessTable() {}

    /** A signal by its name. */
    public enum Signal {
        TERM,
        INT,
        QUIT,
        KILL
    }

    /** Whether the process runs and one of its arguments is the given one; a reused id is told apart by that. */
    public static boolean runsWith(long pid, String argument) {
        if (ProcessHandle.of(pid).isEmpty()) {
            return false;
        }
        try {
            return Files.isDirectory(PROC)
                    ? argumentsInProc(pid).contains(argument)
                    : answer("ps", "-ww", "-o", "command=", "-p", Long.toString(pid))
                            .contains(argument);
        } catch (IOException e) {
            // It ended while it was looked at.
            return false;
        }
    }

    /** The processes that work in a folder; empty where the system does not tell (macOS). */
    public static List<Long> workingIn(Path folder) {
        if (!Files.isDirectory(PROC)) {
            return List.of();
        }
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.map(ProcessHandle::pid)
                    .filter(pid -> worksIn(pid, folder))
                    .toList();
        }
    }

    /** Sends a signal; a process that is already gone is no error. */
    public static void signal(long pid, Signal signal) throws IOException {
        answer("/bin/sh", "-c", "kill -" + signal.name() + " " + pid);
    }

    /** Looks until it is so, or the time is over; says which. */
    public static boolean await(Duration atMost, BooleanSupplier isSo) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
        return true;
    }

    private static List<String> argumentsInProc(long pid) throws IOException {
        byte[] line = Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve("cmdline"));
        return Arrays.asList(new String(line, StandardCharsets.UTF_8).split("\0"));
    }

    /** What a small command prints, errors included. */
    private static String answer(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        // To the end of its output: it has ended then.
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static boolean worksIn(long pid, Path folder) {
        try {
            return Files.readSymbolicLink(PROC.resolve(Long.toString(pid)).resolve("cwd"))
                    .equals(folder);
        } catch (IOException e) {
            // Gone, or another user's: not ours.
            return false;
        }
    }
}
