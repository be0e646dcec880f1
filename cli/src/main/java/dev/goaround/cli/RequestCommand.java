package dev.goaround.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.cli.server.DeploymentText;
import dev.goaround.cli.server.RemoteDeployment;
import dev.goaround.cli.server.ServerRefusal;
import dev.goaround.cli.server.adapter.ChecklistServer;
import dev.goaround.standalone.ExitCode;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Mixin;

/** A command on a whole deployment: it posts a body below it, and shows where the deployment stands then. */
abstract class RequestCommand extends ServerCommand {
    @Mixin
    private DeploymentOption deployment;

    /** Below the deployment. */
    abstract String path(RemoteDeployment found) throws IOException;

    /** Null values are left out. */
    abstract Map<String, Object> body(RemoteDeployment found) throws IOException;

    /** What was done, for people. */
    abstract String done(RemoteDeployment found);

    @Override
    final int with(ChecklistServer server) throws IOException, ServerRefusal {
        RemoteDeployment found = server.deploymentOf(deployment.view(server));
        Map<String, Object> body = new LinkedHashMap<>(body(found));
        body.values().removeIf(Objects::isNull);
        JsonNode changed = server.post("/api/v1/deployments/" + found.id() + path(found), body);
        answer(changed);
        say(done(found));
        if (changed.hasNonNull("phases")) {
            say(new DeploymentText(server.deploymentOf(changed), Instant.now()).head());
        }
        return ExitCode.DONE;
    }
}
