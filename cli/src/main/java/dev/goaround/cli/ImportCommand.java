package dev.goaround.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code goaround import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the triggers of a file of another tool in the form of a service definition. Nothing is started, and"
                    + " nothing is asked over the network.",
            "What cannot be kept as it is meant there is refused by its name, with its line, on standard error."
        },
        subcommands = {ImportPrometheusRule.class, ImportAnalysisTemplate.class, ImportKayenta.class})
public final class ImportCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "what to import is missing: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
