package dev.goaround.cli;

import dev.goaround.standalone.ExitCode;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line. Exit codes: see {@link ExitCode}. */
@Command(
        name = "goaround",
        mixinStandardHelpOptions = true,
        description =
                "Runs a team's Markdown deployment checklist, watches the deployment, rolls it back, tells everyone.",
        subcommands = {
            UpCommand.class,
            ReadCommand.class,
            BacktestCommand.class,
            JudgeCommand.class,
            ReplayCommand.class,
            ImportCommand.class,
            StatusCommand.class,
            WatchCommand.class,
            ReportCommand.class,
            DeployVersionCommand.class,
            StartDeploymentCommand.class,
            GateCommand.class,
            DeployedCommand.class,
            StepCommand.class,
            CancelCommand.class,
            TickCommand.class,
            WaiveCommand.class,
            NotApplicableCommand.class,
            SignCommand.class,
            FindCommand.class,
            AnswerCommand.class,
            OverrideCommand.class,
            RollbackCommand.class,
            ChecklistsCommand.class,
            ServicesCommand.class,
            TokensCommand.class,
            ContextCommand.class,
            AutoComplete.GenerateCompletion.class,
            TestCommand.class
        },
        footer = {"", "goaround COMMAND --help explains a command."})
public final class Goaround implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Goaround())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((exception, arguments) -> refuse(exception))
                .setExecutionExceptionHandler((exception, line, parsed) -> fail(line.getErr(), exception));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    private static int refuse(ParameterException exception) {
        CommandLine line = exception.getCommandLine();
        line.getErr()
                .println("goaround: " + exception.getMessage() + "; see "
                        + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.WRONG_USAGE;
    }

    private static int fail(PrintWriter err, Exception exception) {
        String what = exception instanceof FileSystemException file
                ? "the file " + file.getFile() + " cannot be used: "
                        + file.getClass().getSimpleName().replace("Exception", "")
                : exception.toString();
        err.println("goaround: " + what);
        return ExitCode.NOT_POSSIBLE;
    }
}
