package dev.goaround.cli;

import dev.goaround.cli.server.RemoteDeployment;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code goaround sign}. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Signs off: the word of an approver, under the name that the token has.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the server refuses, and says why",
            "2:wrong usage, or not one item",
            "3:not possible here"
        })
final class SignCommand extends ItemCommand {
    @Option(names = "--comment", paramLabel = "TEXT", description = "It stands beside the sign-off.")
    private String comment;

    @Override
    boolean fits(RemoteDeployment.Item candidate) {
        return candidate.isOpen() && candidate.kind().equals("sign-off");
    }

    @Override
    String path() {
        return "/sign-offs";
    }

    @Override
    Map<String, Object> body(RemoteDeployment.Item chosen) {
        Map<String, Object> body = new HashMap<>();
        body.put("item", chosen.id());
        body.put("comment", comment);
        return body;
    }
}
