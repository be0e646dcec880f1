package dev.goaround.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.cli.server.ItemSelector;
import dev.goaround.cli.server.RemoteDeployment;
import dev.goaround.cli.server.ServerRefusal;
import dev.goaround.cli.server.adapter.ChecklistServer;
import dev.goaround.standalone.ExitCode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command on one item of a deployment. */
abstract class ItemCommand extends ServerCommand {
    @Parameters(
            paramLabel = "ITEM",
            description = "Its number in goaround status DEPLOYMENT, its id, or words that only it has.")
    private String item;

    @Mixin
    private DeploymentOption deployment;

    /** Whether the command can be used on it now; words that fit several items mean such a one. */
    abstract boolean fits(RemoteDeployment.Item candidate);

    /** @return the path below the deployment, with the item's id put for {@code %s} */
    abstract String path();

    abstract Map<String, Object> body(RemoteDeployment.Item chosen);

    @Override
    final int with(ChecklistServer server) throws IOException, ServerRefusal, ItemSelector.NotOne {
        JsonNode view = deployment.view(server);
        RemoteDeployment found = server.deploymentOf(view);
        RemoteDeployment.Item chosen = new ItemSelector(found).one(item, this::fits);
        Map<String, Object> body = new LinkedHashMap<>(body(chosen));
        body.values().removeIf(Objects::isNull);
        JsonNode changed = server.post(
                "/api/v1/deployments/" + found.id() + String.format(path(), ChecklistServer.encoded(chosen.id())),
                body);
        answer(changed);
        boolean isItem = changed.has("text");
        say("“" + chosen.text() + "” "
                + (isItem ? "is " + changed.path("state").asText() : "reported")
                + (changed.path("by").isTextual() ? ", by " + changed.path("by").asText() : "") + " ("
                + found.service() + " " + found.version() + ")");
        return ExitCode.DONE;
    }
}
