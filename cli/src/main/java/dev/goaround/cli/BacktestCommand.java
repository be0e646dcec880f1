package dev.goaround.cli;

import dev.goaround.cli.backtest.Backtest;
import dev.goaround.cli.backtest.TriggerText;
import dev.goaround.cli.backtest.adapter.CsvSeries;
import dev.goaround.cli.history.Since;
import dev.goaround.cli.history.adapter.PastDeployments;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.standalone.ExitCode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code goaround backtest}. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says when a trigger would have been in breach on a recorded series, by the judge that watches deployments."
                    + " Nothing is started, and nothing is changed.",
            "A line for each change of verdict: \"300.0 breach error_rate=0.08\"."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:judged",
            "2:wrong usage: the trigger or the series is not understood, and why",
            "3:with --since: not possible here (nothing runs)"
        })
public final class BacktestCommand implements Callable<Integer> {
    @Option(
            names = "--trigger",
            required = true,
            paramLabel = "TEXT",
            description = "SIGNAL OP VALUE [over WINDOW] [for DURATION | N times in a row], as in"
                    + " 'error_rate > 5%% for 5m'; or the words of a checklist's line.")
    private String trigger;

    @Option(
            names = "--series",
            paramLabel = "FILE",
            description = "CSV with the header seconds,signal,value: one evaluation per row, in base units (seconds,"
                    + " ratios from 0 to 1, bytes); an empty value is a gap.")
    private Path series;

    @Option(
            names = "--gap",
            paramLabel = "POLICY",
            defaultValue = "HOLD",
            description = "What a gap does to a trigger that has been bad, but not for long enough yet. hold (default):"
                    + " nothing, and only a row after it can fire. reset: it begins anew, as Prometheus does. breach:"
                    + " the gap counts as bad.")
    private GapPolicy gap;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Instead of a series: past deployments, as rollback-service has archived them, that began since"
                            + " then: 30d, 12h, or a date as 2026-01-31.")
    private String since;

    @Option(names = "--service", paramLabel = "NAME", description = "With --since: of this service only.")
    private String service;

    @Option(names = "--environment", paramLabel = "NAME", description = "With --since: in this environment only.")
    private String environment;

    @Mixin
    private RunningSystemOptions running;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        TriggerText text = TriggerText.read(trigger);
        if (text instanceof TriggerText.Refused refused) {
            throw new ParameterException(spec.commandLine(), "--trigger \"" + trigger + "\": " + refused.reason());
        }
        if ((series == null) == (since == null)) {
            throw new ParameterException(
                    spec.commandLine(), "name one of --series (a file) and --since (past deployments)");
        }
        if (since != null) {
            return overPast((TriggerText.Understood) text);
        }
        if (!Files.isReadable(series) || Files.isDirectory(series)) {
            throw new ParameterException(
                    spec.commandLine(), series + " is not there, or no file that can be read: name a CSV file");
        }
        // UTF-8 whatever the terminal says of itself: scripts read this.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (CsvSeries records = CsvSeries.of(series)) {
            Optional<String> wrong = new Backtest((TriggerText.Understood) text, gap, out::println).run(records);
            if (wrong.isPresent()) {
                spec.commandLine().getErr().println("goaround: " + series + ": " + wrong.get());
                return ExitCode.WRONG_USAGE;
            }
        }
        return ExitCode.DONE;
    }

    private int overPast(TriggerText.Understood text) {
        running.objection().ifPresent(reason -> {
            throw new ParameterException(spec.commandLine(), reason);
        });
        Instant from = Since.read(since, Instant.now())
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--since is \"" + since + "\", expected how long ago, as 30d or 12h, or a date as 2026-01-31"));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Trigger tried = new Trigger("backtest", trigger, text.condition(), null, TriggerMode.AUTOMATIC, gap, null);
        try {
            new PastDeployments(running.door(), tried, out::println).run(from, service, environment);
            return ExitCode.DONE;
        } catch (IOException e) {
            spec.commandLine().getErr().println("goaround: " + e.getMessage());
            return ExitCode.NOT_POSSIBLE;
        }
    }
}
