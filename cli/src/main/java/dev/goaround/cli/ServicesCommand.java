package dev.goaround.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code goaround services}. */
@Command(
        name = "services",
        mixinStandardHelpOptions = true,
        description = "Service definitions that a server keeps: store FILE, show SERVICE.",
        subcommands = {StoredCommand.StoreService.class, StoredCommand.ShowService.class})
final class ServicesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to do is missing: store or show");
    }
}
