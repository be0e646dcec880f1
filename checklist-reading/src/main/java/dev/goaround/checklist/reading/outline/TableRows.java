package dev.goaround.checklist.reading.outline;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/** Reads a table: a row with boxes is an entry per box, every other row of the body stays a row. */
final class TableRows {

    private final BlockList blocks;
    private final int owner;
    private List<String> header = List.of();

    TableRows(BlockList blocks, int owner) {
        this.blocks = blocks;
        this.owner = owner;
    }

    void read(TableBlock table) {
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow && part instanceof TableHead) {
                    header = cells(row);
                } else if (row instanceof TableRow) {
                    bodyRow(InlineLines.lineOf(row, 1), cells(row));
                }
            }
        }
    }

    private void bodyRow(int line, List<String> cells) {
        List<BoxedText> boxes =
                cells.stream().map(BoxedText::of).filter(BoxedText::found).toList();
        if (boxes.isEmpty()) {
            blocks.add(new Block.Row(line, header, cells));
            return;
        }
        for (int i = 0; i < cells.size(); i++) {
            BoxedText boxed = BoxedText.of(cells.get(i));
            if (boxed.found()) {
                blocks.addEntry(line, owner, 0, new BoxedText(boxed.box(), text(cells, i, boxed, boxes.size())));
            }
        }
    }

    /** A box with words of its own behind those that say what it is about; one of several with the name of its column. */
    private String text(List<String> cells, int column, BoxedText boxed, int boxes) {
        List<String> others = boxed.text().isEmpty() ? cells : cells.subList(0, column);
        List<String> words = new ArrayList<>(others.stream()
                .filter(cell -> !cell.isBlank() && !BoxedText.of(cell).found())
                .toList());
        if (boxed.text().isEmpty() && boxes > 1 && column < header.size()) {
            words.add("(" + header.get(column) + ")");
        } else if (!boxed.text().isEmpty()) {
            words.add(boxed.text());
        }
        return String.join(" ", words).strip();
    }

    private static List<String> cells(Node row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
                cells.add(InlineLines.joined(cell));
            }
        }
        return cells;
    }
}
