package dev.goaround.checklist.reading.outline;

import dev.goaround.checklist.reading.outline.InlineLines.InlineLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Walks a parsed document and lists its blocks. One instance reads one document. */
final class MarkdownBlocks {

    /**
     * Deeper nesting stays plain text (its boxes are still found line by line), so that no document can exhaust the
     * stack of this walk or make parsing quadratic.
     */
    private static final int MAX_OPEN_BLOCKS = 100;

    private static final Parser WITH_TABLES = parser(List.of(TablesExtension.create()));
    private static final Parser WITHOUT_TABLES = parser(List.of());

    private final Parser parser;
    private final BlockList blocks = new BlockList();

    MarkdownBlocks(boolean tables) {
        parser = tables ? WITH_TABLES : WITHOUT_TABLES;
    }

    List<Block> read(String markdown) {
        children(parser.parse(markdown), Block.NO_OWNER);
        return BoldHeadings.settle(blocks.list());
    }

    private static Parser parser(List<Extension> extensions) {
        return Parser.builder()
                .extensions(extensions)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .maxOpenBlockParsers(MAX_OPEN_BLOCKS)
                .build();
    }

    private void children(Node parent, int owner) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            block(node, owner);
        }
    }

    private void block(Node node, int owner) {
        int line = InlineLines.lineOf(node, 1);
        if (node instanceof Heading heading) {
            List<InlineLine> lines = InlineLines.of(heading);
            blocks.add(new Block.Heading(line, heading.getLevel(), InlineLines.joined(lines)));
            lines.forEach(part -> blocks.annotate(part.number(), part.annotations()));
        } else if (node instanceof ListBlock list) {
            list(list, owner);
        } else if (node instanceof Paragraph paragraph) {
            List<InlineLine> lines = InlineLines.of(paragraph);
            if (owner == Block.NO_OWNER
                    && lines.size() == 1
                    && BoldHeadings.isOne(paragraph)
                    && !hasBox(lines.get(0))) {
                blocks.add(new Block.Heading(
                        line, BoldHeadings.UNSETTLED, lines.get(0).text()));
                blocks.annotate(line, lines.get(0).annotations());
            } else {
                lines(lines, owner);
            }
        } else if (node instanceof FencedCodeBlock fence) {
            fence(fence, line, owner);
        } else if (node instanceof IndentedCodeBlock code) {
            // People indent lists too far; what they indented as code holds no boxes.
            if (!blocks.addBoxesOf(code.getLiteral(), line, owner)) {
                blocks.add(new Block.Fence(line, owner, "", withoutLastLineEnd(code.getLiteral())));
            }
        } else if (node instanceof HtmlBlock html) {
            if (html.getLiteral().stripLeading().startsWith("<!--")) {
                blocks.annotate(line, Comments.of(html.getLiteral()).annotations());
            } else {
                if (owner == Block.NO_OWNER) {
                    BoldHeadings.summary(html.getLiteral())
                            .ifPresent(title -> blocks.add(new Block.Heading(line, BoldHeadings.UNSETTLED, title)));
                }
                blocks.addBoxesOf(html.getLiteral(), line, owner);
            }
        } else if (node instanceof TableBlock table) {
            new TableRows(blocks, owner).read(table);
        } else if (node instanceof BlockQuote || node instanceof Document) {
            children(node, owner);
        }
    }

    private void list(ListBlock list, int owner) {
        int ordinal = list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
                ? ordered.getMarkerStartNumber()
                : list instanceof BulletList ? 0 : 1;
        int step = list instanceof OrderedList ? 1 : 0;
        List<ListItem> items = new ArrayList<>();
        List<List<InlineLine>> lines = new ArrayList<>();
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ListItem item) {
                items.add(item);
                lines.add(linesOf(item));
            }
        }
        boolean marks =
                BoxedText.areMarked(lines.stream().map(all -> all.get(0).text()).toList());
        for (int i = 0; i < items.size(); i++) {
            item(items.get(i), lines.get(i), owner, ordinal, marks);
            ordinal += step;
        }
    }

    private static List<InlineLine> linesOf(ListItem item) {
        List<InlineLine> compared = compared(item);
        if (!compared.isEmpty()) {
            return compared;
        }
        return item.getFirstChild() instanceof Paragraph paragraph
                ? InlineLines.of(paragraph)
                : List.of(new InlineLine(InlineLines.lineOf(item, 1), ""));
    }

    /** The lines of an entry that begins with a comparison, which the parser takes for a quotation. */
    private static List<InlineLine> compared(ListItem item) {
        return item.getFirstChild() instanceof BlockQuote quote && quote.getFirstChild() instanceof Paragraph said
                ? GreaterThan.of(InlineLines.of(said))
                : List.of();
    }

    private void item(ListItem item, List<InlineLine> lines, int owner, int ordinal, boolean marks) {
        Node first = item.getFirstChild();
        int index = entries(lines, owner, ordinal, marks);
        if (first instanceof BlockQuote && !compared(item).isEmpty()) {
            rest(first.getFirstChild().getNext(), index);
            rest(first.getNext(), index);
        } else {
            rest(first instanceof Paragraph ? first.getNext() : first, index);
        }
    }

    private void rest(Node first, int owner) {
        for (Node node = first; node != null; node = node.getNext()) {
            block(node, owner);
        }
    }

    /** The lines of an entry: one entry, and one more for each further line that carries a box of its own. */
    private int entries(List<InlineLine> lines, int owner, int ordinal, boolean marks) {
        InlineLine start = lines.get(0);
        List<String> text = new ArrayList<>(List.of(start.text()));
        List<String> annotations = new ArrayList<>(start.annotations());
        int index = Block.NO_OWNER;
        for (InlineLine line : lines.subList(1, lines.size())) {
            if (BoxedText.of(line.text(), marks).found()) {
                index = entry(start.number(), owner, ordinal, String.join(" ", text), marks);
                blocks.annotate(start.number(), annotations);
                start = line;
                text.clear();
                annotations.clear();
            } else if (line.introduces()) {
                // Under an entry people forget the blank line before the bold line that opens the next list.
                int entry = entry(start.number(), owner, ordinal, String.join(" ", text), marks);
                blocks.annotate(start.number(), annotations);
                blocks.add(new Block.Text(line.number(), owner, line.text()));
                blocks.annotate(line.number(), line.annotations());
                return entry;
            }
            text.add(line.text());
            annotations.addAll(line.annotations());
        }
        int last = entry(start.number(), owner, ordinal, String.join(" ", text), marks);
        blocks.annotate(start.number(), annotations);
        return index == Block.NO_OWNER ? last : index;
    }

    private int entry(int line, int owner, int ordinal, String text, boolean marks) {
        Optional<InlineBoxes> inline = InlineBoxes.of(text);
        if (inline.isEmpty()) {
            return blocks.addEntry(line, owner, ordinal, BoxedText.of(text, marks));
        }
        String introduction = inline.get().introduction();
        int parent = introduction.isEmpty()
                ? owner
                : blocks.addEntry(line, owner, ordinal, new BoxedText(Box.NONE, introduction));
        for (BoxedText box : inline.get().boxes()) {
            blocks.addEntry(line, parent, 0, box);
        }
        return introduction.isEmpty() ? blocks.lastEntry() : parent;
    }

    private static boolean hasBox(InlineLine line) {
        return BoxedText.of(line.text()).found();
    }

    private void lines(List<InlineLine> lines, int owner) {
        boolean marks = BoxedText.areMarked(lines.stream().map(InlineLine::text).toList());
        for (InlineLine line : lines) {
            BoxedText boxed = BoxedText.of(line.text(), marks);
            if (!blocks.addInline(line.number(), owner, line.text())) {
                if (boxed.found()) {
                    blocks.addEntry(line.number(), owner, 0, boxed);
                } else {
                    blocks.add(new Block.Text(line.number(), owner, BoxedText.withoutMark(line.text())));
                }
            }
            blocks.annotate(line.number(), line.annotations());
        }
    }

    private void fence(FencedCodeBlock fence, int line, int owner) {
        String info = fence.getInfo() == null ? "" : fence.getInfo().strip();
        String language = info.isEmpty() ? "" : info.split("\\s", 2)[0];
        int belongsTo = owner != Block.NO_OWNER ? owner : entryDirectlyBefore(fence, line);
        boolean command = Block.Fence.isProgram(language)
                || (belongsTo != Block.NO_OWNER && (owner != Block.NO_OWNER || !language.isEmpty()));
        if (command || !blocks.addBoxesOf(fence.getLiteral(), line + 1, owner)) {
            blocks.add(new Block.Fence(line, belongsTo, language, withoutLastLineEnd(fence.getLiteral())));
        }
    }

    /** Many people do not indent the command under an item: on the very next line it still belongs to it. */
    private int entryDirectlyBefore(Node fence, int line) {
        if (!(fence.getPrevious() instanceof ListBlock list)
                || list.getSourceSpans().isEmpty()) {
            return Block.NO_OWNER;
        }
        List<SourceSpan> spans = list.getSourceSpans();
        boolean touches = spans.get(spans.size() - 1).getLineIndex() + 2 == line;
        return touches ? blocks.lastEntry() : Block.NO_OWNER;
    }

    private static String withoutLastLineEnd(String literal) {
        return literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
    }
}
