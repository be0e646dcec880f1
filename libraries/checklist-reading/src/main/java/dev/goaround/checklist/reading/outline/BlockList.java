package dev.goaround.checklist.reading.outline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

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

    /** Adds the boxes that stand side by side in a line; false where there are none. */
    boolean addInline(int line, int owner, String text) {
        Optional<InlineBoxes> inline = InlineBoxes.of(text);
        if (inline.isEmpty()) {
            return false;
        }
        String introduction = inline.get().introduction();
        if (!introduction.isEmpty()) {
            add(new Block.Text(line, owner, introduction));
        }
        inline.get().boxes().forEach(box -> addEntry(line, owner, 0, box));
        return true;
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
        boolean marks = literal.lines().anyMatch(line -> BoxedText.of(line).box() == Box.OPEN);
        Deque<Indented> open = new ArrayDeque<>();
        boolean found = false;
        int line = firstLine;
        for (String source : literal.split("\n", -1)) {
            Comments comments = Comments.of(source);
            BoxedText boxed = BoxedText.of(comments.text(), marks);
            if (boxed.found() && !isAssigned(boxed, comments.text())) {
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

    /** "rows = [ ]" is an empty list of a program. */
    private static boolean isAssigned(BoxedText boxed, String source) {
        String text = boxed.text();
        boolean behind = source.stripTrailing().endsWith("]") && !text.isEmpty();
        return behind && ("=:,([{<>+&|".indexOf(text.charAt(text.length() - 1)) >= 0 || text.equals("return"));
    }
}
