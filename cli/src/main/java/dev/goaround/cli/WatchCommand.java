package dev.goaround.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.cli.pipeline.RunEnd;
import dev.goaround.cli.server.DeploymentText;
import dev.goaround.cli.server.RemoteDeployment;
import dev.goaround.cli.server.ServerAway;
import dev.goaround.cli.server.ServerRefusal;
import dev.goaround.cli.server.adapter.ChecklistServer;
import dev.goaround.cli.server.adapter.DeploymentSearch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code goaround watch}. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows a deployment as it goes, until it has ended: a picture that is drawn anew in a terminal, and a line for"
                    + " each thing that happens elsewhere, or with --plain. With --json a line of JSON for each."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it succeeded",
            "1:it was rolled back",
            "2:wrong usage",
            "3:not possible here",
            "5:it was cancelled or superseded",
            "6:its rollback failed"
        })
final class WatchCommand extends ServerCommand {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";
    private static final int MOST_LINES = 200;

    @Parameters(
            paramLabel = "DEPLOYMENT",
            arity = "0..1",
            description = "Its id, or SERVICE or SERVICE/ENVIRONMENT whose deployment is under way.")
    private String deployment;

    @Option(names = "--plain", description = "Lines, also in a terminal.")
    private boolean plain;

    @Override
    int with(ChecklistServer server) throws IOException, ServerRefusal, InterruptedException {
        JsonNode view = new DeploymentSearch(server).view(deployment);
        RemoteDeployment now = server.deploymentOf(view);
        boolean drawn = !plain && !isJson() && AttachedTerminal.OUT;
        long seen = 0;
        Duration pause = LOOK_EVERY;
        while (true) {
            try {
                if (drawn) {
                    draw(now);
                } else {
                    seen = tell(server, now.id(), seen);
                }
                if (now.hasEnded()) {
                    if (!drawn) {
                        say(new DeploymentText(now, Instant.now()).head());
                    }
                    return RunEnd.of(now.state()).exitCode();
                }
                pause = LOOK_EVERY;
            } catch (ServerAway gone) {
                if (pause.equals(LOOK_EVERY)) {
                    complain("the server does not answer (" + gone.getMessage() + "); asks again");
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
            Thread.sleep(pause.toMillis());
            now = next(server, now);
        }
    }

    /** While the server is away the last picture stands. */
    private static RemoteDeployment next(ChecklistServer server, RemoteDeployment last) throws ServerRefusal {
        try {
            return server.deployment(last.id());
        } catch (ServerAway gone) {
            return last;
        }
    }

    private void draw(RemoteDeployment now) {
        List<String> lines = new DeploymentText(now, Instant.now()).lines();
        out().print(CLEAR);
        say(lines.subList(0, Math.min(MOST_LINES, lines.size())));
        say("");
        say("seen at " + TIME.format(Instant.now()) + " UTC; Ctrl-C ends the watching, not the deployment");
    }

    /** @return how many entries of the timeline were told */
    private long tell(ChecklistServer server, String id, long seen) throws ServerAway, ServerRefusal {
        JsonNode entries = server.get("/api/v1/deployments/" + id + "/timeline").path("items");
        for (long i = seen; i < entries.size(); i++) {
            JsonNode entry = entries.get((int) i);
            if (isJson()) {
                out().println(entry);
            }
            say(TIME.format(Instant.parse(entry.path("at").asText())) + "  "
                    + entry.path("text").asText() + " (" + entry.path("by").asText() + ")");
        }
        return Math.max(seen, entries.size());
    }
}
