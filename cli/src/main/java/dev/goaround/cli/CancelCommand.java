package dev.goaround.cli;

import dev.goaround.cli.server.RemoteDeployment;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code goaround cancel}. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Ends a deployment before anything was deployed, or without a rollback.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:cancelled", "1:the server refuses, and says why", "2:wrong usage", "3:not possible here"})
final class CancelCommand extends RequestCommand {
    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason;

    @Override
    String path(RemoteDeployment found) {
        return "/cancel";
    }

    @Override
    Map<String, Object> body(RemoteDeployment found) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reason", reason);
        return body;
    }

    @Override
    String done(RemoteDeployment found) {
        return "cancelled " + found.service() + " " + found.version() + " to " + found.environment();
    }
}
