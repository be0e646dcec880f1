package dev.goaround.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.cli.server.ServerRefusal;
import dev.goaround.cli.server.adapter.ChecklistServer;
import dev.goaround.cli.server.adapter.DeploymentSearch;
import dev.goaround.standalone.ExitCode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code goaround report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints what happened in a deployment, as Markdown: what was proved by what, who ticked and signed, what was"
                    + " waived, verdicts, rollback. With --json its timeline."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:wrong usage", "3:not possible here"})
final class ReportCommand extends ServerCommand {
    @Parameters(
            paramLabel = "DEPLOYMENT",
            arity = "0..1",
            description = "Its id, or SERVICE or SERVICE/ENVIRONMENT whose deployment is under way.")
    private String deployment;

    @Override
    int with(ChecklistServer server) throws IOException, ServerRefusal {
        JsonNode view = new DeploymentSearch(server).view(deployment);
        String path = "/api/v1/deployments/" + view.path("id").asText();
        if (isJson()) {
            answer(server.get(path + "/timeline"));
        } else {
            out().print(server.text(path + "/report", "text/markdown"));
        }
        return ExitCode.DONE;
    }
}
