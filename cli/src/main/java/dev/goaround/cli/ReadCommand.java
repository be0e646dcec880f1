package dev.goaround.cli;

import dev.goaround.checklist.definition.DefinitionReader;
import dev.goaround.checklist.definition.DefinitionReading;
import dev.goaround.checklist.definition.Problem;
import dev.goaround.checklist.library.ServiceReader;
import dev.goaround.checklist.reading.AnnotatedDocument;
import dev.goaround.checklist.reading.AnnotationResult;
import dev.goaround.checklist.reading.ChecklistReader;
import dev.goaround.checklist.reading.ChecklistReading;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.checklist.reading.ReportJson;
import dev.goaround.cli.reading.TerminalReport;
import dev.goaround.standalone.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
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

    @Option(
            names = "--words",
            paramLabel = "DEFINITION",
            description = "A service definition: the checklist is read with its words, as the service will read it.")
    private Path definition;

    /** One way to print it at most. */
    @ArgGroup
    private Form form = new Form();

    private static final class Form {
        @Option(names = "--json", description = "The whole report as JSON.")
        private boolean json;

        @Option(
                names = "--annotate",
                description = "The document itself, with each reading written behind its line as a comment.")
        private boolean annotate;
    }

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        requireFile(file, "a Markdown file");
        if (Files.size(file) > ChecklistReader.DEFAULT_MAX_BYTES) {
            // Before it is read: the file may be larger than the launcher's memory.
            return refuse("it has " + Files.size(file) + " bytes, and a checklist may have "
                    + ChecklistReader.DEFAULT_MAX_BYTES
                    + "; keep logs and long instructions elsewhere, and link to them");
        }
        if (definition == null) {
            return read(ServiceReader.of(null));
        }
        requireFile(definition, "a service definition in YAML or JSON");
        DefinitionReading read = read(definition);
        if (read instanceof DefinitionReading.Refused refused) {
            refused.problems().forEach(this::print);
            return ExitCode.NOT_SO;
        }
        return read(ServiceReader.of(((DefinitionReading.Read) read).definition()));
    }

    private void requireFile(Path named, String kind) {
        if (!Files.isReadable(named) || Files.isDirectory(named)) {
            throw new ParameterException(
                    spec.commandLine(), named + " is not there, or no file that can be read: name " + kind);
        }
    }

    /** Whatever it calls, for nothing is called here; no more of it than is needed to see that it is too large. */
    private static DefinitionReading read(Path definition) throws IOException {
        try (InputStream in = Files.newInputStream(definition)) {
            String text = new String(in.readNBytes(ChecklistReader.DEFAULT_MAX_BYTES), StandardCharsets.UTF_8);
            return new DefinitionReader(url -> Optional.empty()).read(text);
        }
    }

    private void print(Problem problem) {
        String field = problem.field().isEmpty() ? "" : problem.field() + ": ";
        spec.commandLine()
                .getErr()
                .println("goaround: " + definition + ":" + problem.line() + ":" + problem.column() + ": " + field
                        + problem.message());
    }

    private int read(ChecklistReader reader) throws IOException {
        if (form.annotate) {
            return annotate(reader, Files.readAllBytes(file));
        }
        ChecklistReading reading = reader.read(Files.readAllBytes(file));
        if (reading instanceof ChecklistReading.Refused refused) {
            return refuse(refused.reason());
        }
        ReadingReport report = ((ChecklistReading.Read) reading).report();
        print(form.json ? List.of(ReportJson.write(report)) : TerminalReport.of(report));
        return ExitCode.DONE;
    }

    /** The document goes out byte for byte, in its own encoding; what is said about it goes to the other stream. */
    private int annotate(ChecklistReader reader, byte[] document) {
        AnnotationResult result = reader.annotate(document);
        if (result instanceof AnnotationResult.Refused refused) {
            return refuse(refused.reason());
        }
        AnnotatedDocument annotated = ((AnnotationResult.Annotated) result).document();
        System.out.writeBytes(annotated.bytes());
        System.out.flush();
        if (!annotated.leftOut().isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("goaround: not annotated, for a comment there would change what the line says: line "
                            + annotated.leftOut().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return ExitCode.DONE;
    }

    private int refuse(String reason) {
        spec.commandLine().getErr().println("goaround: " + file + ": " + reason);
        return ExitCode.NOT_SO;
    }

    /** UTF-8 whatever the terminal says of itself: scripts read this. */
    private static void print(List<String> lines) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        lines.forEach(out::println);
    }
}
