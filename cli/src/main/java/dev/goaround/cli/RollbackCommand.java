package dev.goaround.cli;

import dev.goaround.cli.server.RemoteDeployment;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code goaround rollback}. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Asks for the rollback of a deployment. It is carried out, and verified, by rollback-service.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:asked for; goaround watch shows how it goes",
            "1:the server refuses, and says why",
            "2:wrong usage",
            "3:not possible here"
        })
final class RollbackCommand extends RequestCommand {
    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason;

    @Option(
            names = "--to",
            paramLabel = "VERSION",
            description = "Another version to go back to than the one that is known good.")
    private String target;

    @Override
    String path(RemoteDeployment found) {
        return "/rollback";
    }

    @Override
    Map<String, Object> body(RemoteDeployment found) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reason", reason);
        body.put("targetVersion", target);
        return body;
    }

    @Override
    String done(RemoteDeployment found) {
        return "asked for the rollback of " + found.service() + " " + found.version() + " in " + found.environment();
    }
}
