package dev.goaround.cli;

import dev.goaround.cli.server.RemoteDeployment;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code goaround find}. */
@Command(
        name = "find",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Reports a finding: what no gauge shows. Where the checklist names it as a trigger, that holds from now on.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:reported", "1:the server refuses, and says why", "2:wrong usage", "3:not possible here"})
final class FindCommand extends RequestCommand {
    @Parameters(paramLabel = "FINDING", description = "Its name, for example data-corruption.")
    private String finding;

    @Option(names = "--text", paramLabel = "TEXT", required = true, description = "What was found.")
    private String text;

    @Option(names = "--link", paramLabel = "URL", description = "Where more is to be seen.")
    private String link;

    @Override
    String path(RemoteDeployment found) {
        return "/findings";
    }

    @Override
    Map<String, Object> body(RemoteDeployment found) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("finding", finding);
        body.put("text", text);
        body.put("link", link);
        return body;
    }

    @Override
    String done(RemoteDeployment found) {
        return "reported " + finding + " on " + found.service() + " " + found.version();
    }
}
