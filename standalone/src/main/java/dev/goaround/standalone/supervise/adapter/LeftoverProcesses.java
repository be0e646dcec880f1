package dev.goaround.standalone.supervise.adapter;

import dev.goaround.standalone.installation.ProcessRegistry;
import dev.goaround.standalone.supervise.adapter.ProcessTable.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Ends the processes that a killed launcher left behind. They end by themselves once they notice; this waits for it, and
 * helps. Only with the lock held: another launcher's processes would look the same.
 */
public final class LeftoverProcesses {
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration KILLED = Duration.ofSeconds(5);

    private LeftoverProcesses() {}

    /** @return the names of those that were found */
    public static List<String> end(ProcessRegistry registry) throws IOException, InterruptedException {
        List<ProcessRegistry.Entry> found =
                registry.entries().stream().filter(LeftoverProcesses::runs).toList();
        for (ProcessRegistry.Entry entry : found) {
            ProcessTable.signal(entry.pid(), Signal.valueOf(entry.ending()));
        }
        ProcessTable.await(PATIENCE, () -> found.stream().noneMatch(LeftoverProcesses::runs));
        for (ProcessRegistry.Entry entry : found) {
            if (runs(entry)) {
                ProcessTable.signal(entry.pid(), Signal.KILL);
            }
        }
        if (!ProcessTable.await(KILLED, () -> found.stream().noneMatch(LeftoverProcesses::runs))) {
            throw new IOException("processes of an earlier run do not end: " + found);
        }
        registry.clear();
        return found.stream().map(ProcessRegistry.Entry::name).toList();
    }

    private static boolean runs(ProcessRegistry.Entry entry) {
        return ProcessTable.runsWith(entry.pid(), entry.marker());
    }
}
