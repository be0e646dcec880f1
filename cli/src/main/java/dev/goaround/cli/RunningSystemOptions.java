package dev.goaround.cli;

import dev.goaround.cli.history.adapter.ArchiveClient;
import dev.goaround.standalone.installation.Ports;
import dev.goaround.standalone.up.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the system runs that is asked, and with which token. */
final class RunningSystemOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of the running goaround up, whose administrator token is used (default: .goaround"
                    + " beside the goaround script).")
    private Path data;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "" + Ports.DEFAULT_BASE,
            description = "The port base of the running goaround up (default: ${DEFAULT-VALUE}).")
    private int portBase;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "A rollback-service elsewhere, with the token in the environment variable GOAROUND_TOKEN.")
    private String server;

    /** What is wrong with the options, or nothing. */
    Optional<String> objection() {
        if (server != null && data != null) {
            return Optional.of("--server names a rollback-service, --data one on this machine: name one of them");
        }
        try {
            String scheme = server == null ? "http" : URI.create(server).getScheme();
            return "http".equals(scheme) || "https".equals(scheme)
                    ? Ports.objection(portBase)
                    : Optional.of("--server is " + server + ", expected an address as http://127.0.0.1:8482");
        } catch (IllegalArgumentException e) {
            return Optional.of("--server is " + server + ", expected an address as http://127.0.0.1:8482");
        }
    }

    /** @throws IOException if there is no token; its message says what to do */
    ArchiveClient door() throws IOException {
        if (server != null) {
            String token = System.getenv("GOAROUND_TOKEN");
            if (token == null || token.isBlank()) {
                throw new IOException("no token: set the environment variable GOAROUND_TOKEN for " + server);
            }
            return new ArchiveClient(server, token.strip());
        }
        Path folder = data == null ? Installation.ofThisProcess().defaultData() : data;
        Path token = folder.resolve("admin-token");
        if (!Files.isReadable(token)) {
            throw new IOException("no system was started with the folder " + folder
                    + ": name it with --data, or start one with goaround up");
        }
        return new ArchiveClient(
                "http://127.0.0.1:" + new Ports(portBase).rollback(),
                Files.readString(token).strip());
    }
}
