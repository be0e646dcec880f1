package dev.goaround.cli;

import dev.goaround.cli.server.RemoteDeployment;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code goaround waive}. */
@Command(
        name = "waive",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lets a deployment go on without an item; it says so in the report.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the server refuses, and says why",
            "2:wrong usage, or not one item",
            "3:not possible here"
        })
final class WaiveCommand extends ItemCommand {
    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why it is let go.")
    private String reason;

    @Override
    boolean fits(RemoteDeployment.Item candidate) {
        return candidate.isOpen();
    }

    @Override
    String path() {
        return "/items/%s/waive";
    }

    @Override
    Map<String, Object> body(RemoteDeployment.Item chosen) {
        Map<String, Object> body = new HashMap<>();
        body.put("reason", reason);
        return body;
    }
}
