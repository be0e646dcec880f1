package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/**
 * How much of a document is read. A small text can hold very much: 800 KB are 100,000 check boxes, and a line of brackets takes the
 * parser several hundred times its length. What is cheap to count is counted first, so that no more memory is taken than is allowed.
 *
 * @param lines of the document
 * @param marks characters that Markdown gives a meaning within a line; the parser keeps a node for each
 * @param boxes check boxes
 * @param triggers lines that order a rollback
 * @param phases of the walk
 * @param characters of one item or trigger; headings are cut off anyway
 * @param words bytes in UTF-8 of all items with their commands and of all triggers; a deployment is written anew with each change, and
 *     a watch plan carries what is measured
 */
public record ReadingBudget(int lines, int marks, int boxes, int triggers, int phases, int characters, int words) {

    /** Nothing is counted but bytes: for a person's own machine. */
    public static final ReadingBudget NONE = new ReadingBudget(
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE);

    /** A checklist of which a deployment can be started: its events fit into Kafka's messages of 1 MiB. */
    public static final ReadingBudget OF_A_DEPLOYMENT =
            new ReadingBudget(5_000, 50_000, 1_000, 200, 200, 4_000, 256 << 10);

    private static final String MARKS = "[]*_<&`!\\~";
    private static final String SPLIT = "Split it: one checklist for each service or part, and link between them.";

    Optional<String> objection(byte[] document) {
        return objection(document.length, index -> document[index]);
    }

    Optional<String> objection(String document) {
        return objection(document.length(), document::charAt);
    }

    private Optional<String> objection(int length, IntUnaryOperator at) {
        int lineCount = 1;
        int markCount = 0;
        for (int i = 0; i < length; i++) {
            int c = at.applyAsInt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == length || at.applyAsInt(i + 1) != '\n'))) {
                lineCount++;
            } else if (c > 0 && MARKS.indexOf(c) >= 0) {
                markCount++;
            }
        }
        Optional<String> many = tooMany(lineCount, "lines", lines);
        return many.isPresent()
                ? many
                : tooMany(markCount, "characters that are marks in Markdown (" + MARKS + ")", marks);
    }

    private Optional<String> tooMany(long count, String what, int most) {
        if (count <= most) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT, "The document has %,d %s, and a checklist may have %,d. %s", count, what, most, SPLIT));
    }

    /** Asked when the boxes are known and nobody has thought about their words yet. */
    Optional<String> objection(List<Block> blocks) {
        long count = blocks.stream()
                .filter(block -> block instanceof Block.Entry entry && entry.isBox())
                .count();
        return tooMany(count, "check boxes", boxes);
    }

    Optional<String> objection(ReadingReport report) {
        return tooMany(report.items().size(), "check boxes", boxes)
                .or(() -> tooMany(report.triggers().size(), "rollback triggers", triggers))
                .or(() -> tooMany(report.phases().size(), "phases", phases))
                .or(() -> tooLong(report))
                .or(() -> tooMany(allWords(report), "bytes in its items, their commands and its triggers", words));
    }

    private static long allWords(ReadingReport report) {
        return Stream.of(
                        report.items().stream().map(ItemReading::text),
                        report.items().stream().flatMap(item -> item.commands().stream()),
                        report.triggers().stream().map(TriggerReading::text))
                .flatMap(texts -> texts)
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private Optional<String> tooLong(ReadingReport report) {
        record Said(String what, int line, String text) {}
        return Stream.of(
                        report.items().stream().map(item -> new Said("check box", item.line(), item.text())),
                        report.triggers().stream()
                                .map(trigger -> new Said("rollback trigger", trigger.line(), trigger.text())))
                .flatMap(said -> said)
                .filter(said -> said.text().length() > characters)
                .findFirst()
                .map(said -> String.format(
                        Locale.ROOT,
                        "The %s in line %d has %,d characters, and one may have %,d. Keep the step, and link to its explanation.",
                        said.what(),
                        said.line(),
                        said.text().length(),
                        characters));
    }
}
