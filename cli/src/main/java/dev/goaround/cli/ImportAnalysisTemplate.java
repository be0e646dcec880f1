package dev.goaround.cli;

import dev.goaround.imports.adapter.YamlDocument;
import dev.goaround.imports.argo.TemplateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goaround import analysis-template}. */
@Command(
        name = "analysis-template",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Imports the metrics of AnalysisTemplates and ClusterAnalysisTemplates of Argo Rollouts that ask"
                + " Prometheus.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all imported (with --allow-partial: at least one)",
            "1:something was refused; what was imported is printed all the same",
            "2:wrong usage, or a file that holds no such thing"
        })
public final class ImportAnalysisTemplate implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "YAML.")
    private Path file;

    @Option(
            names = "--arg",
            paramLabel = "NAME=VALUE",
            description = "The value of an argument of the template; several times for several.")
    private Map<String, String> arguments = new LinkedHashMap<>();

    @Mixin
    private ImportOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return new ImportRun(spec, options, file, options.choices(false))
                .run(YamlDocument::read, (documents, choices) -> TemplateFile.read(documents, choices, arguments));
    }
}
