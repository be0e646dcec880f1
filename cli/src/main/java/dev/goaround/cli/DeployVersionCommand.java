package dev.goaround.cli;

import dev.goaround.cli.pipeline.PipelineRun;
import dev.goaround.cli.pipeline.RunIdentity;
import dev.goaround.cli.pipeline.RunOptions;
import dev.goaround.cli.pipeline.adapter.Git;
import dev.goaround.cli.pipeline.adapter.Interruption;
import dev.goaround.cli.pipeline.adapter.OwnProcess;
import dev.goaround.cli.server.adapter.ChecklistServer;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code goaround deploy}. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "The whole of a pipeline's part: starts the deployment of VERSION, waits for its gate, runs COMMAND, reports,"
                    + " goes on from step to step of a canary, and waits for the end.",
            "Run it again after a crash, and it takes up what is under way. COMMAND finds GOAROUND_VERSION,"
                    + " GOAROUND_DEPLOYMENT, GOAROUND_STEP, GOAROUND_TRAFFIC and the like in its environment."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:succeeded",
            "1:rolled back, or not let through",
            "2:wrong usage, or refused input",
            "3:not possible here (no token that is good, no server that answers)",
            "4:the time is over",
            "5:cancelled, or superseded",
            "6:the rollback failed: somebody has to act",
            "7:the command failed, with --on-failure leave"
        })
final class DeployVersionCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "VERSION", description = "What is deployed.")
    private String version;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "COMMAND",
            description = "Behind --: what deploys it, with its arguments.")
    private List<String> command = List.of();

    @Mixin
    private StartOptions start;

    @Option(
            names = "--gate-timeout",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "How long each gate is waited for, as 2h (default: as long as it takes).")
    private Duration gateTimeout;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "How long all of it may take (default: as long as it takes).")
    private Duration timeout;

    @Option(
            names = "--away",
            paramLabel = "TIME",
            defaultValue = "10m",
            converter = DurationOption.class,
            description = "How long a server that does not answer is asked again (default: ${DEFAULT-VALUE}).")
    private Duration away;

    @Option(
            names = "--on-failure",
            paramLabel = "WHAT",
            defaultValue = "rollback",
            description = "What happens when the command fails: rollback, cancel or leave (default: ${DEFAULT-VALUE}).")
    private RunOptions.OnFailure onFailure;

    @Option(names = "--no-wait", description = "Do not wait for the end: 0 once everything is reported.")
    private boolean noWait;

    @Override
    void check() {
        if (isJson()) {
            throw new ParameterException(
                    spec().commandLine(),
                    "--json is for single answers; goaround status DEPLOYMENT --json has the end");
        }
        if (command.isEmpty()) {
            throw new ParameterException(
                    spec().commandLine(), "the command is missing: goaround deploy VERSION -- ./deploy.sh");
        }
        if (!new OwnProcess(command, this::complain).isThere()) {
            throw new ParameterException(
                    spec().commandLine(), "there is no command " + command.get(0) + " here that can be run");
        }
        start.check(spec());
    }

    @Override
    int with(ChecklistServer server) throws Exception {
        Map<String, Object> fields = new LinkedHashMap<>();
        RunIdentity identity = new RunIdentity(System::getenv, Git::says);
        fields.put("service", start.service(spec()));
        fields.put("environment", start.environment(spec()));
        fields.put("version", version);
        fields.putAll(identity.completed(start.fields()));
        RunIdentity.Key key = identity.key(
                start.key(),
                fields.get("service").toString(),
                fields.get("environment").toString(),
                version);
        OwnProcess deploys = new OwnProcess(command, this::complain);
        PipelineRun run = new PipelineRun(
                server,
                deploys,
                new RunOptions(fields, key.text(), key.isOfOneRun(), gateTimeout, timeout, away, onFailure, !noWait),
                Clock.systemUTC(),
                time -> Thread.sleep(time.toMillis()),
                this::complain);
        return Interruption.during(() -> run.run().exitCode(), () -> {
            complain(run.interruption());
            deploys.stopWithUs();
        });
    }
}
