package dev.goaround.checklist.reading.structure;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.outline.Box;
import dev.goaround.checklist.reading.words.ExpectedWords;
import dev.goaround.checklist.reading.words.LimitReader;
import dev.goaround.checklist.reading.words.LimitReading;
import dev.goaround.checklist.reading.words.SignalLimit;
import dev.goaround.checklist.reading.words.WorseDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes checks of the rows below "Success criteria": a row that names a signal and the target that it has to keep is as much a
 * check as a box, and people leave the box out because the table has a column for what they find.
 */
final class SuccessTables {

    private final List<Block> blocks = new ArrayList<>();
    private int index;

    private SuccessTables(List<Block> outline) {
        for (Block block : outline) {
            index = block instanceof Block.Entry entry ? Math.max(index, entry.index() + 1) : index;
        }
    }

    static List<Block> asChecks(List<Block> outline) {
        SuccessTables tables = new SuccessTables(outline);
        boolean success = false;
        for (Block block : outline) {
            if (block instanceof Block.Heading heading) {
                success = ExpectedWords.isSuccess(heading.text());
            } else if (block instanceof Block.Text text && text.text().endsWith(":")) {
                success |= ExpectedWords.isSuccess(text.text());
            }
            tables.blocks.add(success && block instanceof Block.Row row ? tables.check(row) : block);
        }
        return tables.blocks;
    }

    private Block check(Block.Row row) {
        Optional<String> words = words(row);
        if (words.isEmpty() || !holds(words.get())) {
            return row;
        }
        Block.Entry entry = new Block.Entry(row.line(), index, Block.NO_OWNER, 0, Box.OPEN, words.get());
        index++;
        return entry;
    }

    private static Optional<String> words(Block.Row row) {
        for (int i = 1; i < row.header().size() && i < row.cells().size(); i++) {
            if (ExpectedWords.isColumn(row.header().get(i))) {
                return Optional.of((row.cells().get(0) + " " + row.cells().get(i)).strip());
            }
        }
        return Optional.empty();
    }

    private static boolean holds(String words) {
        if (!(LimitReader.ofItem(words) instanceof LimitReading.Understood understood)) {
            return false;
        }
        SignalLimit limit = understood.limit();
        return limit.isPlain() && !WorseDirection.holdsAtWorst(limit);
    }
}
