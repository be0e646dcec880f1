package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.words.ExpectedWords;
import dev.goaround.checklist.reading.words.LimitReader;
import dev.goaround.checklist.reading.words.LimitReading;
import java.util.Optional;

/** A box whose limit stands in a line below it: "Error rate", and under it "Current: ____" and "Expected: &lt; 1%". */
final class ExpectedBelow {

    private ExpectedBelow() {}

    /** The words of the box together with what is expected; its own words where nothing is. */
    static String words(ReadDocument document, Block.Entry box) {
        if (LimitReader.ofItem(box.text()) instanceof LimitReading.Understood) {
            return box.text();
        }
        return document.children(box).stream()
                .filter(child -> !child.isBox())
                .map(child -> ExpectedWords.value(child.text()))
                .flatMap(Optional::stream)
                .map(value -> box.text() + " " + value)
                .filter(words -> !(LimitReader.ofItem(words) instanceof LimitReading.None))
                .findFirst()
                .orElse(box.text());
    }

    /** Whether a line says what the box around it is held against. */
    static boolean isIt(ReadDocument document, Block.Entry line) {
        Block.Entry box = document.parent(line);
        return box != null
                && box.isBox()
                && ExpectedWords.value(line.text()).isPresent()
                && !words(document, box).equals(box.text());
    }
}
