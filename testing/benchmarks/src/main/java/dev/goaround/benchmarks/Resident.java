package dev.goaround.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Resident memory of a run's processes with their children, in bytes (Linux only: it reads {@code /proc}). */
final class Resident {
    private Resident() {}

    /** Per process of the run, largest name order as its files are; shared pages are counted once, by their share (PSS). */
    static Map<String, Long> ofRun(Path runFolder, long launcher) throws IOException {
        Map<String, Long> bytes = new LinkedHashMap<>();
        bytes.put("launcher", proportional(launcher));
        try (Stream<Path> files = Files.list(runFolder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".pid"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replace(".pid", "");
                bytes.put(
                        name,
                        withChildren(Long.parseLong(Files.readAllLines(file).get(0))));
            }
        }
        return bytes;
    }

    private static long withChildren(long pid) throws IOException {
        long sum = proportional(pid);
        for (ProcessHandle child : ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .toList()) {
            sum += proportional(child.pid());
        }
        return sum;
    }

    private static long proportional(long pid) throws IOException {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
            return 0;
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
