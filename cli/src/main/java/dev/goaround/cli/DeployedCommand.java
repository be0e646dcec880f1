package dev.goaround.cli;

import dev.goaround.cli.server.RemoteDeployment;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code goaround deployed}. */
@Command(
        name = "deployed",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Reports that the version answers from now on: windows of measuring do not reach back over that instant.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:reported", "1:the server refuses, and says why", "2:wrong usage", "3:not possible here"})
final class DeployedCommand extends RequestCommand {

    @Override
    String path(RemoteDeployment found) {
        return "/progress";
    }

    @Override
    Map<String, Object> body(RemoteDeployment found) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("what", "deployed");
        body.put("at", Instant.now().toString());
        return body;
    }

    @Override
    String done(RemoteDeployment found) {
        return "reported " + found.version() + " as deployed";
    }
}
