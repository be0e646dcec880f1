package dev.goaround.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.cli.server.ServerRefusal;
import dev.goaround.cli.server.adapter.ChecklistServer;
import dev.goaround.standalone.ExitCode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goaround tokens}. */
@Command(
        name = "tokens",
        mixinStandardHelpOptions = true,
        description = "Hands out tokens, and revokes them: an administrator's part.",
        subcommands = {TokensCommand.Grant.class, TokensCommand.Revoke.class})
final class TokensCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to do is missing: grant or revoke");
    }

    @Command(
            name = "grant",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Makes a token and prints it, this once.")
    static final class Grant extends ServerCommand {
        @Parameters(paramLabel = "SUBJECT", description = "Who acts with it, for example ci-shop.")
        private String subject;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                required = true,
                split = ",",
                description = "viewer, pipeline, operator, approver, administrator; several with commas.")
        private List<String> roles;

        @Option(
                names = "--service",
                paramLabel = "SERVICE",
                split = ",",
                description = "It is good for these alone (default: all).")
        private List<String> services;

        @Option(names = "--expires", paramLabel = "INSTANT", description = "Not good any more from then on.")
        private String expires;

        @Override
        int with(ChecklistServer server) throws IOException, ServerRefusal {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("subject", subject);
            body.put("roles", roles);
            if (services != null) {
                body.put("services", services);
            }
            if (expires != null) {
                body.put("expiresAt", expires);
            }
            JsonNode granted = server.post("/api/v1/tokens", body);
            answer(granted);
            say(granted.path("token").asText());
            if (!isJson()) {
                spec().commandLine()
                        .getErr()
                        .println("token " + granted.path("id").asText() + " for " + subject
                                + ", shown this once; goaround tokens revoke "
                                + granted.path("id").asText() + " ends it");
            }
            return ExitCode.DONE;
        }
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Ends a token.")
    static final class Revoke extends ServerCommand {
        @Parameters(paramLabel = "ID", description = "Its id, which the grant printed.")
        private String id;

        @Override
        int with(ChecklistServer server) throws IOException, ServerRefusal {
            server.delete("/api/v1/tokens/" + ChecklistServer.encoded(id));
            say("revoked " + id);
            return ExitCode.DONE;
        }
    }
}
