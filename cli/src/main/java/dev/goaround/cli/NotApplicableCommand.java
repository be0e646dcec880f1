package dev.goaround.cli;

import dev.goaround.cli.server.RemoteDeployment;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code goaround not-applicable}. */
@Command(
        name = "not-applicable",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Rules an item out for this deployment.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the server refuses, and says why",
            "2:wrong usage, or not one item",
            "3:not possible here"
        })
final class NotApplicableCommand extends ItemCommand {
    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "What rules it out.")
    private String reason;

    @Override
    boolean fits(RemoteDeployment.Item candidate) {
        return candidate.isOpen();
    }

    @Override
    String path() {
        return "/items/%s/not-applicable";
    }

    @Override
    Map<String, Object> body(RemoteDeployment.Item chosen) {
        Map<String, Object> body = new HashMap<>();
        body.put("reason", reason);
        return body;
    }
}
