package dev.goaround.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.cli.server.ItemSelector;
import dev.goaround.cli.server.NoConnection;
import dev.goaround.cli.server.ServerRefusal;
import dev.goaround.cli.server.adapter.ChecklistServer;
import dev.goaround.cli.server.adapter.DeploymentSearch;
import java.io.IOException;
import picocli.CommandLine.Option;

/** Which deployment is meant. */
final class DeploymentOption {
    @Option(
            names = {"-d", "--deployment"},
            paramLabel = "DEPLOYMENT",
            description = "Its id, or SERVICE or SERVICE/ENVIRONMENT whose deployment is under way (default:"
                    + " GOAROUND_DEPLOYMENT, or the only one that is under way).")
    private String deployment;

    /** @throws NoConnection where it is not clear which one is meant; the message says which there are */
    JsonNode view(ChecklistServer server) throws IOException, ServerRefusal {
        String said = deployment == null ? System.getenv("GOAROUND_DEPLOYMENT") : deployment;
        return new DeploymentSearch(server).view(said);
    }

    ItemSelector items(ChecklistServer server, JsonNode view) throws IOException {
        return new ItemSelector(server.deploymentOf(view));
    }
}
