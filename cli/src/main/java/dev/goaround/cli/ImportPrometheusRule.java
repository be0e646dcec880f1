package dev.goaround.cli;

import dev.goaround.imports.adapter.YamlDocument;
import dev.goaround.imports.prometheus.RuleFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goaround import prometheus-rule}. */
@Command(
        name = "prometheus-rule",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Imports the alerts of a Prometheus rules file, or of PrometheusRule resources.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all imported (with --allow-partial: at least one)",
            "1:something was refused; what was imported is printed all the same",
            "2:wrong usage, or a file that holds no such thing"
        })
public final class ImportPrometheusRule implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "YAML.")
    private Path file;

    @Option(
            names = "--any-series",
            description = "Where an alert asks several series, take them as one that fires when any of them would: the"
                    + " greatest above a limit, the least below one. With “for” the time then runs on from one series to"
                    + " another.")
    private boolean anySeries;

    @Mixin
    private ImportOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return new ImportRun(spec, options, file, options.choices(anySeries)).run(YamlDocument::read, RuleFile::read);
    }
}
