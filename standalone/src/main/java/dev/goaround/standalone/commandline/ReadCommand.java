package dev.goaround.standalone.commandline;

import dev.goaround.checklist.reading.ChecklistReader;
import dev.goaround.checklist.reading.Reading;
import dev.goaround.checklist.reading.ReportJson;
import dev.goaround.standalone.reading.ReportText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goaround read}. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says how each line of a Markdown checklist is understood, and what is not. Nothing is started, and nothing"
                    + " is changed."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:read", "1:refused, with the reason", "2:wrong usage"})
public final class ReadCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The checklist.")
    private Path file;

    @Option(names = "--json", description = "The whole report as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ParameterException(
                    spec.commandLine(), file + " is not there, or no file that can be read: name a Markdown file");
        }
        Reading reading;
        try (InputStream in = Files.newInputStream(file)) {
            // One byte more than is read at all: enough to be refused, whatever the file's size.
            reading = new ChecklistReader().read(in.readNBytes(ChecklistReader.DEFAULT_MAX_BYTES + 1));
        }
        if (reading instanceof Reading.Refused refused) {
            System.err.println("goaround: " + file + ": " + refused.reason());
            return ExitCode.NOT_SO;
        }
        var report = ((Reading.Read) reading).report();
        print(json ? List.of(ReportJson.write(report)) : ReportText.of(report));
        return ExitCode.DONE;
    }

    /** UTF-8 whatever the terminal says of itself: scripts read this. */
    private static void print(List<String> lines) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        lines.forEach(out::println);
    }
}
