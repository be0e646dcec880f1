package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import java.util.Optional;

/** The words of a block, where it has any: an entry, a line of a paragraph, the cells of a row side by side. */
final class BlockText {

    private BlockText() {}

    static Optional<String> text(Block block) {
        if (block instanceof Block.Entry entry) {
            return Optional.of(entry.text());
        }
        if (block instanceof Block.Text text) {
            return Optional.of(text.text());
        }
        return block instanceof Block.Row row
                ? Optional.of(String.join(" ", row.cells()).strip())
                : Optional.empty();
    }

    /** "We go back at once." introduces nothing. */
    static boolean endsInFull(String text) {
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("。") || text.endsWith("！");
    }

    static String withoutColon(String text) {
        return text.endsWith(":") ? text.substring(0, text.length() - 1).strip() : text;
    }
}
