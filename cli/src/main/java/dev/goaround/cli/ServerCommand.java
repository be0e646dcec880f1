package dev.goaround.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.cli.server.Connection;
import dev.goaround.cli.server.ItemSelector;
import dev.goaround.cli.server.NoConnection;
import dev.goaround.cli.server.ServerAway;
import dev.goaround.cli.server.ServerRefusal;
import dev.goaround.cli.server.adapter.ChecklistServer;
import dev.goaround.standalone.ExitCode;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that asks a server something, or tells it. What the server refuses is said in its own words. */
abstract class ServerCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Option(names = "--json", description = "The server's answer as JSON, and no text.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final PrintStream out = new PrintStream(System.out, true, UTF_8);

    /** @return the exit code */
    abstract int with(ChecklistServer server) throws Exception;

    @Override
    public Integer call() throws Exception {
        check();
        try {
            Connection to = connection.connection();
            return with(new ChecklistServer(to.address(), to.token()));
        } catch (ServerRefusal refusal) {
            complain(refusal.isOfToken() ? "the token is not accepted (expired or revoked?)" : refusal.getMessage());
            refusal.errors().forEach(error -> spec.commandLine().getErr().println("  " + error.text()));
            return refusal.isOfToken() || refusal.isOfRight() ? ExitCode.NOT_POSSIBLE : ExitCode.NOT_SO;
        } catch (ItemSelector.NotOne e) {
            complain(e.getMessage());
            return ExitCode.WRONG_USAGE;
        } catch (ServerAway e) {
            complain("the server does not answer (" + e.getMessage()
                    + "); see goaround status --help for which is asked");
            return ExitCode.NOT_POSSIBLE;
        } catch (NoConnection e) {
            complain(e.getMessage());
            return ExitCode.NOT_POSSIBLE;
        }
    }

    /** What is wrong with what was typed, before anything is asked: a {@code ParameterException}. */
    void check() {
        // The parser has checked most of it.
    }

    final void say(String line) {
        if (!json) {
            out.println(line);
        }
    }

    final void say(List<String> lines) {
        lines.forEach(this::say);
    }

    /** The whole answer, where JSON is wanted. */
    final void answer(JsonNode body) {
        if (json) {
            out.println(ChecklistServer.pretty(body));
        }
    }

    final boolean isJson() {
        return json;
    }

    final void complain(String line) {
        spec.commandLine().getErr().println("goaround: " + line);
    }

    final CommandSpec spec() {
        return spec;
    }

    /** For documents as they are: a report, a checklist. */
    final PrintStream out() {
        return out;
    }
}
