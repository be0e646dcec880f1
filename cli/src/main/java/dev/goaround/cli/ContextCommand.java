package dev.goaround.cli;

import dev.goaround.cli.server.Connection;
import dev.goaround.cli.server.NoConnection;
import dev.goaround.cli.server.adapter.ContextFiles;
import dev.goaround.standalone.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goaround context}. */
@Command(
        name = "context",
        mixinStandardHelpOptions = true,
        description = {
            "Keeps servers by name, each with its token, in files that only you can read (in ~/.config/goaround/contexts).",
            "The first one added is the one in use."
        })
final class ContextCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private final ContextFiles contexts = ContextFiles.ofThisUser();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to do is missing: list, add, use or remove");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists them; the one in use has a star.")
    int list() throws IOException {
        Optional<String> current = contexts.current();
        for (String name : contexts.names()) {
            spec.commandLine()
                    .getOut()
                    .println((current.filter(name::equals).isPresent() ? "* " : "  ") + name + "  "
                            + contexts.named(name).url());
        }
        return ExitCode.DONE;
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds one, with the token in GOAROUND_TOKEN, or asked for.")
    int add(@Parameters(paramLabel = "NAME") String name, @Parameters(paramLabel = "URL") String url)
            throws IOException {
        Optional<String> objection = Connection.objection("the URL", url);
        if (objection.isPresent()) {
            throw new ParameterException(spec.commandLine(), objection.get());
        }
        Optional<String> open = new Connection(URI.create(url), "", "the context").objection();
        if (open.isPresent()) {
            throw new ParameterException(spec.commandLine(), open.get());
        }
        return told(() -> {
            contexts.add(new ContextFiles.Context(name, url, token()));
            return name + " is kept";
        });
    }

    @Command(name = "use", mixinStandardHelpOptions = true, description = "Takes another one into use.")
    int use(@Parameters(paramLabel = "NAME") String name) throws IOException {
        return told(() -> {
            contexts.use(name);
            return name + " is in use";
        });
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Forgets one, and its token.")
    int remove(@Parameters(paramLabel = "NAME") String name) throws IOException {
        return told(() -> {
            contexts.remove(name);
            return name + " is forgotten";
        });
    }

    private interface Act {
        String done() throws IOException;
    }

    private int told(Act act) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            spec.commandLine().getOut().println(act.done());
            return ExitCode.DONE;
        } catch (NoConnection e) {
            err.println("goaround: " + e.getMessage());
            return ExitCode.NOT_POSSIBLE;
        }
    }

    private static String token() throws NoConnection {
        String token = System.getenv("GOAROUND_TOKEN");
        if ((token == null || token.isBlank()) && AttachedTerminal.IN) {
            char[] typed = System.console().readPassword("token: ");
            token = typed == null ? null : new String(typed);
        }
        if (token == null || token.isBlank()) {
            throw new NoConnection("no token: set the environment variable GOAROUND_TOKEN for the server");
        }
        return token.strip();
    }
}
