package dev.goaround.checklist.reading.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.goaround.checklist.reading.ChecklistReader;
import dev.goaround.checklist.reading.ChecklistReading;
import dev.goaround.checklist.reading.ReportJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A document of the corpus with the truth about it, which was written without a look at what the reader makes of it.
 *
 * @param name of its files, without what follows the dot
 */
record CorpusDocument(String name, String markdown, List<Truth> truths) {

    CorpusDocument {
        truths = List.copyOf(truths);
    }

    static List<CorpusDocument> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".md"))
                    .map(file -> file.substring(0, file.length() - 3))
                    .sorted()
                    .map(CorpusDocument::named)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static CorpusDocument named(String name) {
        try {
            return new CorpusDocument(
                    name,
                    Files.readString(folder().resolve(name + ".md")),
                    Files.readString(folder().resolve(name + ".truth"))
                            .lines()
                            .filter(row -> !row.isBlank())
                            .map(Truth::parse)
                            .toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("the truth about " + name + ": " + malformed.getMessage(), malformed);
        }
    }

    static Path folder() {
        try {
            return Path.of(CorpusDocument.class.getResource("/corpus").toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The report as people and scripts get it. */
    ObjectNode report() {
        return ReportJson.tree(((ChecklistReading.Read) new ChecklistReader().read(markdown)).report());
    }

    String line(int number) {
        return markdown.split("\n", -1)[number - 1].strip();
    }

    @Override
    public String toString() {
        return name;
    }
}
