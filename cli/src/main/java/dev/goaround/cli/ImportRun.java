package dev.goaround.cli;

import dev.goaround.imports.DefinitionText;
import dev.goaround.imports.ImportChoices;
import dev.goaround.imports.ImportRefusal;
import dev.goaround.imports.ImportResult;
import dev.goaround.imports.LocatedValue;
import dev.goaround.imports.ParsedDocument;
import dev.goaround.imports.SelfCheck;
import dev.goaround.imports.adapter.ImportedJson;
import dev.goaround.imports.adapter.SourceFile;
import dev.goaround.standalone.ExitCode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What every import does around its own reading: the file in, the triggers to one stream, the refusals to the other. */
record ImportRun(CommandSpec spec, ImportOptions options, Path file, ImportChoices choices) {

    int run(
            Function<String, ParsedDocument> documents,
            BiFunction<List<LocatedValue>, ImportChoices, ImportResult> importer)
            throws IOException {
        options.objection().ifPresent(this::refuse);
        SourceFile source = SourceFile.read(file);
        if (source instanceof SourceFile.Refused refused) {
            refuse(file + ": " + refused.reason());
        }
        ParsedDocument reading = documents.apply(((SourceFile.Text) source).text());
        if (reading instanceof ParsedDocument.Refused refused) {
            refuse(file + ": " + refused.reason());
        }
        ImportResult imported =
                new SelfCheck(choices).passed(importer.apply(((ParsedDocument.Read) reading).documents(), choices));
        if (imported.triggers().isEmpty() && imported.refused().isEmpty()) {
            refuse(file + ": there is nothing in it that could be a trigger"
                    + (imported.passedOver().isEmpty() ? "" : ": " + String.join("; ", imported.passedOver())));
        }
        print(imported);
        say(imported);
        if (imported.triggers().isEmpty() && imported.refused().stream().allMatch(ImportRefusal::isOfDocument)) {
            return ExitCode.WRONG_USAGE;
        }
        boolean partly = options.allowsPartial() && !imported.triggers().isEmpty();
        return imported.refused().isEmpty() || partly ? ExitCode.DONE : ExitCode.NOT_SO;
    }

    /** UTF-8 whatever the terminal says of itself: scripts read this. */
    private void print(ImportResult imported) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (options.isJson()) {
            out.println(ImportedJson.write(imported, choices));
        } else if (!imported.triggers().isEmpty()) {
            String title = "From " + file.getFileName() + " by “goaround import " + spec.name() + "”.";
            new DefinitionText(choices).of(title, imported.triggers()).forEach(out::println);
        }
    }

    private void say(ImportResult imported) {
        PrintWriter err = spec.commandLine().getErr();
        if (!options.isJson()) {
            imported.refused().forEach(refusal -> err.println("goaround: " + file + ": " + refusal));
            imported.passedOver().forEach(word -> err.println("goaround: " + file + ": " + word));
        }
        long left =
                imported.refused().stream().filter(refusal -> refusal.whole()).count();
        err.println("goaround: " + count(imported.triggers().size(), "trigger") + " imported, "
                + count(imported.refused().size(), "refusal")
                + (left == imported.refused().size()
                        ? ""
                        : " (" + (imported.refused().size() - left) + " of a field only)")
                + (imported.refused().isEmpty() || options.allowsPartial()
                        ? ""
                        : "; --allow-partial takes that as done"));
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void refuse(String reason) {
        throw new ParameterException(spec.commandLine(), reason);
    }
}
