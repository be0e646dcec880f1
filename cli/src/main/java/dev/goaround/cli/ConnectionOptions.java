package dev.goaround.cli;

import dev.goaround.cli.server.Connection;
import dev.goaround.cli.server.NoConnection;
import dev.goaround.cli.server.adapter.ContextFiles;
import dev.goaround.standalone.installation.Ports;
import dev.goaround.standalone.up.Installation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which server is meant: an option, else the environment, else the context in use, else the system that runs on this machine. */
final class ConnectionOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Another checklist-service, with the token in the environment variable GOAROUND_TOKEN"
                    + " (default: GOAROUND_URL, the context in use, or what goaround up runs on this machine).")
    private String server;

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = "A server by the name that goaround context gave it (default: GOAROUND_CONTEXT).")
    private String context;

    /** @throws NoConnection where no server or no token is known; its message says what to do */
    Connection connection() throws IOException {
        if (server != null && context != null) {
            throw new NoConnection("--server names a server, and --context another: name one of them");
        }
        Connection found = found();
        Optional<String> objection = found.objection();
        if (objection.isPresent()) {
            throw new NoConnection(objection.get());
        }
        return found;
    }

    private Connection found() throws IOException {
        String url = variable("GOAROUND_URL");
        if (server != null) {
            return withToken("--server", server);
        }
        if (context != null) {
            return of(ContextFiles.ofThisUser().named(context));
        }
        if (url != null) {
            return withToken("GOAROUND_URL", url);
        }
        String named = variable("GOAROUND_CONTEXT");
        ContextFiles contexts = ContextFiles.ofThisUser();
        Optional<String> current = named == null ? contexts.current() : Optional.of(named);
        return current.isPresent() ? of(contexts.named(current.get())) : here();
    }

    private static Connection withToken(String what, String url) throws NoConnection {
        String token = variable("GOAROUND_TOKEN");
        if (token == null) {
            throw new NoConnection("no token: set the environment variable GOAROUND_TOKEN for " + url);
        }
        return connection(what, url, token);
    }

    private static Connection of(ContextFiles.Context context) throws NoConnection {
        return connection("context " + context.name(), context.url(), context.token());
    }

    private static Connection connection(String what, String url, String token) throws NoConnection {
        Optional<String> objection = Connection.objection(what, url);
        if (objection.isPresent()) {
            throw new NoConnection(objection.get());
        }
        return new Connection(URI.create(url.strip()), token.strip(), what);
    }

    private static Connection here() throws IOException {
        Path token = Installation.ofThisProcess().defaultData().resolve("admin-token");
        if (!Files.isReadable(token)) {
            throw new NoConnection(
                    "no server is known: set GOAROUND_URL and GOAROUND_TOKEN, name one by goaround context"
                            + " add, or start one here with goaround up");
        }
        String mine = variable("GOAROUND_TOKEN");
        return new Connection(
                URI.create("http://127.0.0.1:" + new Ports(Ports.DEFAULT_BASE).checklist()),
                mine == null ? Files.readString(token).strip() : mine,
                "goaround up on this machine");
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? null : value.strip();
    }
}
