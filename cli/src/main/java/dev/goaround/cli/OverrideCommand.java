package dev.goaround.cli;

import dev.goaround.cli.server.RemoteDeployment;
import dev.goaround.cli.server.adapter.ChecklistServer;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code goaround override}. */
@Command(
        name = "override",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Lets one deployment through a gate although its window is closed or a freeze holds: the word of an approver.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:overridden", "1:the server refuses, and says why", "2:wrong usage", "3:not possible here"})
final class OverrideCommand extends RequestCommand {
    @Parameters(
            paramLabel = "GATE",
            arity = "0..1",
            defaultValue = "deploy",
            description = "The phase or stage that it lets into (default: ${DEFAULT-VALUE}).")
    private String gate;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason;

    @Override
    String path(RemoteDeployment found) {
        return "/gates/" + ChecklistServer.encoded(gate) + "/override";
    }

    @Override
    Map<String, Object> body(RemoteDeployment found) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reason", reason);
        return body;
    }

    @Override
    String done(RemoteDeployment found) {
        return "overridden the gate " + gate + " for " + found.service() + " " + found.version();
    }
}
