package dev.goaround.checklist.reading.outline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The blocks found so far; numbers the entries. */
final class BlockList {

    /** An entry of a code block, with the column it starts at. */
    private record Indented(int column, int index) {}

    private final List<Block> blocks = new ArrayList<>();
    private int entries;

    List<Block> list() {
        return blocks;
    }

    void add(Block block) {
        blocks.add(block);
    }

    /** Adds a line, of which the box is still to be found, as an entry. */
    int addEntry(int line, int parent, int ordinal, String text) {
        BoxedText boxed = BoxedText.of(text);
        return addEntry(line, parent, ordinal, boxed);
    }

    int addEntry(int line, int parent, int ordinal, BoxedText boxed) {
        int index = entries;
        entries++;
        blocks.add(new Block.Entry(line, index, parent, ordinal, boxed.box(), boxed.text()));
        return index;
    }

    /** Adds annotations of the block added last. */
    void annotate(int line, List<String> annotations) {
        annotations.forEach(annotation -> blocks.add(new Block.Annotation(line, annotation)));
    }

    /** Index of the entry added last, or {@link Block#NO_OWNER}. */
    int lastEntry() {
        return entries - 1;
    }

    /** Adds the lines of literal text that carry boxes, nested as they are indented; false where there are none. */
    boolean addBoxesOf(String literal, int firstLine, int owner) {
        Deque<Indented> open = new ArrayDeque<>();
        boolean found = false;
        int line = firstLine;
        for (String source : literal.split("\n", -1)) {
            Comments comments = Comments.of(source);
            BoxedText boxed = BoxedText.of(comments.text());
            if (boxed.found()) {
                int column = source.length() - source.stripLeading().length();
                while (!open.isEmpty() && open.peek().column() >= column) {
                    open.pop();
                }
                int parent = open.isEmpty() ? owner : open.peek().index();
                open.push(new Indented(column, addEntry(line, parent, 0, boxed)));
                annotate(line, comments.annotations());
                found = true;
            }
            line++;
        }
        return found;
    }
}
