package dev.goaround.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.cli.pipeline.RunIdentity;
import dev.goaround.cli.pipeline.adapter.Git;
import dev.goaround.cli.server.DeploymentText;
import dev.goaround.cli.server.ServerRefusal;
import dev.goaround.cli.server.adapter.ChecklistServer;
import dev.goaround.standalone.ExitCode;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code goaround start}. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts a deployment, or plans one, and prints its id. The rest of a pipeline's part is gate, deployed and step;"
                    + " goaround deploy does all of it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:started", "1:the server refuses, and says why", "2:wrong usage", "3:not possible here"})
final class StartDeploymentCommand extends ServerCommand {
    @Parameters(paramLabel = "VERSION", description = "What is deployed.")
    private String version;

    @Mixin
    private StartOptions start;

    @Option(names = "--plan", paramLabel = "T-0", description = "Plan it for this instant, as 2026-03-03T10:00:00Z.")
    private String plan;

    @Override
    void check() {
        start.check(spec());
    }

    @Override
    int with(ChecklistServer server) throws IOException, ServerRefusal {
        RunIdentity identity = new RunIdentity(System::getenv, Git::says);
        Map<String, Object> fields = new LinkedHashMap<>(identity.completed(start.fields()));
        fields.put("service", start.service(spec()));
        fields.put("environment", start.environment(spec()));
        fields.put("version", version);
        if (plan != null) {
            fields.put("plan", Map.of("t0", plan));
        }
        String key = identity.key(
                        start.key(),
                        fields.get("service").toString(),
                        fields.get("environment").toString(),
                        version + "-" + Instant.now())
                .text();
        JsonNode view = server.started(key, fields);
        answer(view);
        say(view.path("id").asText());
        new DeploymentText(server.deploymentOf(view), Instant.now()).head().forEach(this::note);
        return ExitCode.DONE;
    }

    /** Beside the id, which a script takes from the output. */
    private void note(String line) {
        if (!isJson()) {
            spec().commandLine().getErr().println(line);
        }
    }
}
