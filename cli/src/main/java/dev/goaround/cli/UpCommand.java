package dev.goaround.cli;

import dev.goaround.demo.WalkedChecklist;
import dev.goaround.standalone.installation.Ports;
import dev.goaround.standalone.up.Installation;
import dev.goaround.standalone.up.ServiceNames;
import dev.goaround.standalone.up.UpOptions;
import dev.goaround.standalone.up.adapter.StopSignal;
import dev.goaround.standalone.up.adapter.SystemLaunch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code goaround up}. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts the whole system: an embedded Kafka broker, an embedded PostgreSQL and the four services, each a"
                    + " process of its own, restarted when it dies. Everything listens on this machine only.",
            "Builds what is not built. Ctrl-C stops everything in order; the data stay."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped, or the story ended as it should",
            "1:the story did not end as it should",
            "2:wrong usage",
            "3:not possible here (port in use, one runs already, a process does not start)"
        })
public final class UpCommand implements Callable<Integer> {
    @Option(names = "--demo", description = "Start the demo service too, and play the story on it.")
    private boolean demo;

    @Option(
            names = "--checklist",
            paramLabel = "NAME|FILE",
            description = "With --demo: walk another checklist than the demo's own, its times cut short: a document of"
                    + " yours, or built in: "
                    + "staged-release, canary-release, blue-green-release, readiness-review, countdown-release.")
    private String checklist;

    @Option(names = "--exit", description = "With --demo: stop when the story has ended.")
    private boolean exit;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept (default: .goaround beside the goaround script).")
    private Path data;

    @Option(
            names = "--port-base",
            paramLabel = "N",
            defaultValue = "" + Ports.DEFAULT_BASE,
            description = "The ports are counted from it: checklist-service +80, probe-service +81, rollback-service"
                    + " +82, notifier-service +83, demo +90, +91 and +25, Kafka +92 and +93, PostgreSQL +32"
                    + " (default: ${DEFAULT-VALUE}).")
    private int portBase;

    @Option(
            names = "--without",
            paramLabel = "SERVICE",
            split = ",",
            description = "Leave services out, to run them from elsewhere.")
    private List<String> without = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Ports.objection(portBase).ifPresent(this::refuse);
        if (exit && !demo) {
            refuse("--exit needs --demo: without it there is no story to wait for");
        }
        if (checklist != null && !demo) {
            refuse("--checklist needs --demo: it says what the story walks");
        }
        if (checklist != null) {
            WalkedChecklist.of(checklist).objection().ifPresent(this::refuse);
        }
        if (!ServiceNames.ALL.containsAll(without)) {
            refuse("--without takes names of services: " + String.join(", ", ServiceNames.ALL));
        }
        Installation installation = Installation.ofThisProcess();
        UpOptions options = new UpOptions(
                data == null ? installation.defaultData() : data, portBase, demo, checklist, exit, Set.copyOf(without));
        StopSignal stop = StopSignal.install();
        try {
            return new SystemLaunch(options, installation, System.out, System.err, Clock.systemUTC()).run(stop);
        } finally {
            stop.done();
        }
    }

    private void refuse(String reason) {
        throw new ParameterException(spec.commandLine(), reason);
    }
}
