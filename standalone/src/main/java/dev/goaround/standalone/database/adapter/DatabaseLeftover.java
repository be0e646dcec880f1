package dev.goaround.standalone.database.adapter;

import dev.goaround.standalone.database.PostmasterFile;
import dev.goaround.standalone.supervise.adapter.ProcessTable;
import dev.goaround.standalone.supervise.adapter.ProcessTable.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A server, or parts of one, that an earlier run left on the data. A new one must not start before it is gone: it would
 * be refused, or worse, the old one would be talked to in its place.
 */
final class DatabaseLeftover {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(5);

    private final Path cluster;

    DatabaseLeftover(Path cluster) {
        this.cluster = cluster;
    }

    void clear() throws IOException, InterruptedException {
        Optional<PostmasterFile> found = PostmasterFile.read(cluster);
        if (found.isPresent()) {
            end(found.get().pid());
        }
        endBackends();
    }

    private void end(long pid) throws IOException, InterruptedException {
        // From a fast shutdown over an immediate one to the end of all patience; each leaves the data recoverable.
        for (Signal signal : List.of(Signal.INT, Signal.QUIT, Signal.KILL)) {
            if (!isServer(pid)) {
                // The process id belongs to something else by now: the server would take it for itself, and refuse.
                Files.deleteIfExists(PostmasterFile.of(cluster));
                return;
            }
            ProcessTable.signal(pid, signal);
            ProcessTable.await(signal == Signal.INT ? PATIENCE : SHORT_PATIENCE, () -> !isServer(pid));
        }
        if (isServer(pid)) {
            throw new IOException("the database server of an earlier run (process " + pid + ") does not end");
        }
        Files.deleteIfExists(PostmasterFile.of(cluster));
    }

    /** A killed server's own processes notice within moments; where the system does not show them, the server waits. */
    private void endBackends() throws IOException, InterruptedException {
        ProcessTable.await(SHORT_PATIENCE, () -> backends().isEmpty());
        for (long pid : backends()) {
            ProcessTable.signal(pid, Signal.KILL);
        }
        ProcessTable.await(SHORT_PATIENCE, () -> backends().isEmpty());
    }

    private List<Long> backends() {
        return ProcessTable.workingIn(cluster).stream()
                .filter(DatabaseLeftover::isPostgres)
                .toList();
    }

    private static boolean isPostgres(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(program -> program.endsWith("/postgres"))
                .isPresent();
    }

    private boolean isServer(long pid) {
        return ProcessTable.runsWith(pid, cluster.toString());
    }
}
