package dev.goaround.standalone.database.adapter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends the database server when the launcher is gone, whatever it died of. The server knows nothing of its launcher: a
 * shell waits for the launcher's end of a pipe to close, looks that the process is still the server, and interrupts it.
 */
final class DatabaseParentWatch {
    private static final String SCRIPT = """
            cat >/dev/null
            pid=$(head -n 1 "$1/postmaster.pid" 2>/dev/null) || exit 0
            if [ -d /proc/self ]; then
              tr '\\0' '\\n' <"/proc/$pid/cmdline" | grep -Fxq -- "$1" && kill -INT "$pid"
            else
              ps -ww -o command= -p "$pid" | grep -Fq -- "$1" && kill -INT "$pid"
            fi
            """;

    private DatabaseParentWatch() {}

    /** @param session what puts the shell into a session of its own */
    static Process attach(List<String> session, Path cluster) throws IOException {
        List<String> command = new ArrayList<>(session);
        command.addAll(List.of("/bin/sh", "-c", SCRIPT, "goaround-parent-watch", cluster.toString()));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
