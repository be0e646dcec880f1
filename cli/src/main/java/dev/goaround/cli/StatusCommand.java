package dev.goaround.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.goaround.cli.server.DeploymentText;
import dev.goaround.cli.server.ServerRefusal;
import dev.goaround.cli.server.adapter.ChecklistServer;
import dev.goaround.cli.server.adapter.DeploymentSearch;
import dev.goaround.standalone.ExitCode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code goaround status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says what is under way, a line each; of one deployment where it stands, what it waits for and who can bring"
                    + " it, its items with their numbers, and its triggers.",
            "All commands below ask the same server: --server URL or GOAROUND_URL with GOAROUND_TOKEN, a --context, or"
                    + " what goaround up runs on this machine."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:wrong usage", "3:not possible here (no server, no token, no such deployment)"})
final class StatusCommand extends ServerCommand {
    private static final int NEWEST = 50;

    @Parameters(
            paramLabel = "DEPLOYMENT",
            arity = "0..1",
            description = "Its id, or SERVICE or SERVICE/ENVIRONMENT whose deployment is under way.")
    private String deployment;

    @Option(names = "--all", description = "Those that have ended, too: the " + NEWEST + " newest.")
    private boolean all;

    @Override
    int with(ChecklistServer server) throws IOException, ServerRefusal {
        DeploymentSearch search = new DeploymentSearch(server);
        if (deployment == null) {
            list(all ? search.newest(NEWEST) : search.underWay());
        } else {
            JsonNode view = search.view(deployment);
            answer(view);
            say(new DeploymentText(server.deploymentOf(view), Instant.now()).lines());
        }
        return ExitCode.DONE;
    }

    private void list(List<JsonNode> deployments) {
        answer(JsonNodeFactory.instance.arrayNode().addAll(deployments));
        if (deployments.isEmpty()) {
            say("Nothing is under way.");
        }
        Instant now = Instant.now();
        for (JsonNode one : deployments) {
            say(DeploymentText.row(
                    one.path("id").asText(),
                    one.path("service").asText(),
                    one.path("environment").asText(),
                    one.path("version").asText(),
                    one.path("state").asText(),
                    Instant.parse(one.path("createdAt").asText()),
                    now));
        }
    }
}
