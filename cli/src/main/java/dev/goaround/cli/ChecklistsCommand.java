package dev.goaround.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code goaround checklists}. */
@Command(
        name = "checklists",
        mixinStandardHelpOptions = true,
        description = "Checklists that a server keeps: store FILE, show NAME.",
        subcommands = {StoredCommand.StoreChecklist.class, StoredCommand.ShowChecklist.class})
final class ChecklistsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what to do is missing: store or show");
    }
}
