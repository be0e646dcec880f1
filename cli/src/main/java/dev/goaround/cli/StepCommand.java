package dev.goaround.cli;

import dev.goaround.cli.server.RemoteDeployment;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code goaround step}. */
@Command(
        name = "step",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Reports that a step of the checklist was carried out, or that it failed.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:reported",
            "1:the server refuses, and says why",
            "2:wrong usage, or not one item",
            "3:not possible here"
        })
final class StepCommand extends ItemCommand {
    @Option(names = "--failed", description = "It did not work.")
    private boolean failed;

    @Override
    boolean fits(RemoteDeployment.Item candidate) {
        return candidate.isOpen() && candidate.isStep();
    }

    @Override
    String path() {
        return "/progress";
    }

    @Override
    Map<String, Object> body(RemoteDeployment.Item chosen) {
        Map<String, Object> body = new HashMap<>();
        body.put("what", "step");
        body.put("item", chosen.id());
        body.put("failed", failed);
        body.put("at", Instant.now().toString());
        return body;
    }
}
