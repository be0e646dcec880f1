package dev.goaround.checklist.reading.outline;

import dev.goaround.checklist.reading.outline.InlineLines.InlineLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/** Reads a table: a row with boxes is an entry per box, every other row of the body stays a row. */
final class TableRows {

    /** A box with words of its own stands behind those that say what it is about: a few cells, not a table's width. */
    private static final int MOST_BEFORE = 8;

    private final BlockList blocks;
    private final int owner;
    private final List<String> annotations = new ArrayList<>();
    private List<String> header = List.of();

    TableRows(BlockList blocks, int owner) {
        this.blocks = blocks;
        this.owner = owner;
    }

    void read(TableBlock table) {
        Set<Integer> open = new HashSet<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow && !(part instanceof TableHead)) {
                    openColumns(cells(row), open);
                }
            }
        }
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow && part instanceof TableHead) {
                    header = cells(row);
                } else if (row instanceof TableRow) {
                    annotations.clear();
                    bodyRow(InlineLines.lineOf(row, 1), cells(row), open);
                }
            }
        }
    }

    private static void openColumns(List<String> cells, Set<Integer> open) {
        for (int i = 0; i < cells.size(); i++) {
            if (BoxedText.of(cells.get(i)).box() == Box.OPEN) {
                open.add(i);
            }
        }
    }

    /** @param open columns with an empty box: there a check mark is a ticked one, elsewhere it only tells how things are */
    private void bodyRow(int line, List<String> written, Set<Integer> open) {
        List<String> cells = new ArrayList<>();
        List<BoxedText> boxed = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Optional<InlineBoxes> inline = InlineBoxes.of(written.get(i));
            if (inline.isPresent() && inline.get().boxes().size() > 1) {
                inlineRow(line, written, i, inline.get());
                return;
            }
            cells.add(written.get(i));
            boxed.add(BoxedText.of(written.get(i), open.contains(i)));
        }
        long boxes = boxed.stream().filter(BoxedText::found).count();
        if (boxes == 0) {
            blocks.add(new Block.Row(line, header, cells));
            blocks.annotate(line, annotations);
            return;
        }
        boolean first = true;
        String others = words(boxed, boxed.size());
        for (int i = 0; i < boxed.size(); i++) {
            BoxedText cell = boxed.get(i);
            if (!cell.found()) {
                continue;
            }
            String text = cell.text().isEmpty()
                    ? others + (boxes > 1 && i < header.size() ? " (" + header.get(i) + ")" : "")
                    : words(boxed, Math.min(i, MOST_BEFORE)) + " " + cell.text();
            blocks.addEntry(line, owner, 0, new BoxedText(cell.box(), text.strip()));
            // Of several boxes in a row the first one takes what is annotated.
            blocks.annotate(line, first ? annotations : List.of());
            first = false;
        }
    }

    /** "| Decision | [ ] GO [ ] NO-GO |": the boxes of one cell, behind what the row says they are about. */
    private void inlineRow(int line, List<String> cells, int column, InlineBoxes inline) {
        String about = (String.join(" ", cells.subList(0, Math.min(column, MOST_BEFORE))) + " " + inline.introduction())
                .strip();
        if (!about.isEmpty()) {
            blocks.add(new Block.Text(line, owner, about.endsWith(":") ? about : about + ":"));
        }
        for (BoxedText box : inline.boxes()) {
            blocks.addEntry(line, owner, 0, box);
        }
        blocks.annotate(line, annotations);
    }

    /** The cells without boxes among the first of a row. */
    private static String words(List<BoxedText> cells, int first) {
        return cells.subList(0, first).stream()
                .filter(cell -> !cell.found() && !cell.text().isBlank())
                .map(BoxedText::text)
                .collect(Collectors.joining(" "));
    }

    private List<String> cells(Node row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
                List<InlineLine> lines = InlineLines.of(cell);
                lines.forEach(part -> annotations.addAll(part.annotations()));
                cells.add(InlineLines.joined(lines));
            }
        }
        return cells;
    }
}
