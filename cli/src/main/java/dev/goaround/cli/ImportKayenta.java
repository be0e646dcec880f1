package dev.goaround.cli;

import dev.goaround.imports.adapter.JsonDocument;
import dev.goaround.imports.kayenta.CanaryConfig;
import dev.goaround.imports.kayenta.CanaryScopes;
import dev.goaround.imports.promql.PromqlDuration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goaround import kayenta}. */
@Command(
        name = "kayenta",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Imports the metrics of a canary config of Kayenta whose failure alone fails the canary, as"
                + " comparisons with the stable version beside it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all imported (with --allow-partial: at least one)",
            "1:something was refused; what was imported is printed all the same",
            "2:wrong usage, or a file that holds no such thing"
        })
public final class ImportKayenta implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "JSON.")
    private Path file;

    @Option(
            names = "--experiment",
            paramLabel = "NAME=VALUE",
            description = "What a variable of the queries is for the canary, as scope=shop-canary.")
    private Map<String, String> experiment = new LinkedHashMap<>();

    @Option(
            names = "--control",
            paramLabel = "NAME=VALUE",
            description = "What it is for the baseline, as scope=shop-baseline.")
    private Map<String, String> control = new LinkedHashMap<>();

    @Option(
            names = "--marginal",
            paramLabel = "SCORE",
            description = "The score below which a canary fails, as the canary stage has it (default: the config's).")
    private Double marginal;

    @Option(
            names = "--step",
            paramLabel = "TIME",
            defaultValue = "1m",
            description = "Between two values (default: ${DEFAULT-VALUE}).")
    private String step;

    @Option(
            names = "--over",
            paramLabel = "TIME",
            defaultValue = "1h",
            description = "How far back values are compared (default: ${DEFAULT-VALUE}).")
    private String over;

    @Mixin
    private ImportOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CanaryScopes scopes =
                new CanaryScopes(experiment, control, marginal, span("--step", step), span("--over", over));
        return new ImportRun(spec, options, file, options.choices(false))
                .run(JsonDocument::read, (documents, choices) -> CanaryConfig.read(documents, choices, scopes));
    }

    private Duration span(String option, String written) {
        return PromqlDuration.read(written)
                .filter(span -> !span.isZero())
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), option + " is \"" + written + "\", expected a time, as 1m"));
    }
}
