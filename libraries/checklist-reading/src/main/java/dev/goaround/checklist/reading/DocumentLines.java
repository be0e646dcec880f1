package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.outline.Outline;
import java.util.stream.Stream;

/** The lines of a document that hold its words; code has words of its own. */
final class DocumentLines {

    private DocumentLines() {}

    /** Looked up one after the other, so that who has seen enough may stop. */
    static Iterable<String> of(Outline outline) {
        return () -> outline.blocks().stream()
                .flatMap(DocumentLines::words)
                .map(DocumentLines::withoutAnnotation)
                .iterator();
    }

    /** In code that lists boxes an annotation is visible text, and says nothing about the language. */
    private static String withoutAnnotation(String line) {
        int annotation = line.indexOf("<!--");
        return annotation < 0 ? line : line.substring(0, annotation);
    }

    private static Stream<String> words(Block block) {
        if (block instanceof Block.Heading heading) {
            return Stream.of(heading.text());
        }
        if (block instanceof Block.Row row) {
            return Stream.concat(row.header().stream(), row.cells().stream());
        }
        return BlockText.text(block).stream();
    }
}
