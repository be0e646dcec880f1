package dev.goaround.cli;

import dev.goaround.cli.pipeline.RunEnd;
import dev.goaround.cli.server.DeploymentText;
import dev.goaround.cli.server.GateReply;
import dev.goaround.cli.server.RemoteDeployment;
import dev.goaround.cli.server.RemoteDeployment.Reason;
import dev.goaround.cli.server.ServerAway;
import dev.goaround.cli.server.ServerRefusal;
import dev.goaround.cli.server.adapter.ChecklistServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code goaround gate}. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Waits for a gate, and prints what it waits for and who can bring that, whenever that changes. A server that is"
                    + " away is asked again."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is open",
            "1:refused: it will never open",
            "2:wrong usage",
            "3:not possible here",
            "4:still waiting when the time was over",
            "5:the deployment has ended"
        })
final class GateCommand extends ServerCommand {
    private static final Duration ONE_WAIT = Duration.ofSeconds(30);
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofSeconds(5);

    @Parameters(
            paramLabel = "GATE",
            arity = "0..1",
            defaultValue = "deploy",
            description =
                    "A stage, or the id of the phase or step that it lets into, or end (default: ${DEFAULT-VALUE}).")
    private String gate;

    @Mixin
    private DeploymentOption deployment;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "How long to wait, as 30m; 0s asks once (default: as long as it takes).")
    private Duration timeout;

    @Override
    int with(ChecklistServer server) throws IOException, ServerRefusal, InterruptedException {
        RemoteDeployment found = server.deploymentOf(deployment.view(server));
        Instant until = timeout == null ? Instant.MAX : Instant.now().plus(timeout);
        List<Reason> said = null;
        while (true) {
            GateReply reply = reply(server, found.id(), until);
            if (reply != null && reply.state() == GateReply.State.PASSED) {
                reply.notes().forEach(note -> say("note: " + note));
                say("the gate " + gate + " is open");
                return RunEnd.SUCCEEDED.exitCode();
            }
            if (reply != null && !reply.reasons().equals(said)) {
                said = reply.reasons();
                say("the gate " + gate + (reply.state() == GateReply.State.REFUSED ? " stays shut:" : " waits for:"));
                RemoteDeployment now = server.deployment(found.id());
                said.forEach(reason -> say(new DeploymentText(now, Instant.now()).reasonLines(reason)));
            }
            if (reply != null && reply.state() == GateReply.State.REFUSED) {
                return server.deployment(found.id()).hasEnded()
                        ? RunEnd.CALLED_OFF.exitCode()
                        : RunEnd.NOT_SO.exitCode();
            }
            if (!Instant.now().isBefore(until)) {
                return RunEnd.TIME_OVER.exitCode();
            }
        }
    }

    /** @return null where the server is away, after a while */
    private GateReply reply(ChecklistServer server, String id, Instant until)
            throws ServerRefusal, InterruptedException, ServerAway {
        Duration left = until.equals(Instant.MAX) ? ONE_WAIT : Duration.between(Instant.now(), until);
        Duration wait = left.compareTo(ONE_WAIT) < 0 ? (left.isNegative() ? Duration.ZERO : left) : ONE_WAIT;
        try {
            return server.gate(id, gate, wait);
        } catch (ServerAway gone) {
            if (timeout != null && timeout.isZero()) {
                throw gone;
            }
            complain("the server does not answer (" + gone.getMessage() + "); asks again");
            Thread.sleep(BEFORE_ASKING_AGAIN.toMillis());
            return null;
        }
    }
}
