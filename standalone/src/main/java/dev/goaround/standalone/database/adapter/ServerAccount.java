package dev.goaround.standalone.database.adapter;

import java.io.IOException;
import java.util.List;

/** Under which account the server runs. PostgreSQL refuses root; root without a name in a user namespace is none. */
public sealed interface ServerAccount {
    /** @param prefix what the server's programs are run through */
    record Usable(List<String> prefix) implements ServerAccount {}

    record Unusable(String reason) implements ServerAccount {}

    static ServerAccount find() throws IOException, InterruptedException {
        if (exitCode("/bin/sh", "-c", "test \"$(id -u)\" = 0") != 0) {
            return new Usable(List.of());
        }
        return exitCode("/bin/sh", "-c", "unshare -U true") == 0
                ? new Usable(List.of("unshare", "-U"))
                : new Unusable("PostgreSQL refuses to run as root, and user namespaces are not allowed here:"
                        + " run ./goaround as another user, or allow unshare -U");
    }

    private static int exitCode(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
