package dev.goaround.cli;

import dev.goaround.cli.server.RemoteDeployment;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code goaround tick}. */
@Command(
        name = "tick",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Ticks an item that a person ticks.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the server refuses, and says why",
            "2:wrong usage, or not one item",
            "3:not possible here"
        })
final class TickCommand extends ItemCommand {
    @Option(names = "--note", paramLabel = "TEXT", description = "What was seen; it stands in the report.")
    private String note;

    @Override
    boolean fits(RemoteDeployment.Item candidate) {
        return candidate.isOpen();
    }

    @Override
    String path() {
        return "/items/%s/tick";
    }

    @Override
    Map<String, Object> body(RemoteDeployment.Item chosen) {
        Map<String, Object> body = new HashMap<>();
        body.put("note", note);
        return body;
    }
}
