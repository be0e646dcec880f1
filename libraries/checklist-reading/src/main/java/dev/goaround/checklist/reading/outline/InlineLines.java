package dev.goaround.checklist.reading.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * The plain text of a paragraph, heading or cell, one entry per source line.
 *
 * <p>Emphasis goes, code keeps its backticks (they tell people and readers where a command starts), a link keeps its
 * target in parentheses, placeholders such as {@code <version>} stay, HTML comments go. The parser bounds how deep
 * inlines nest, so the recursion here is bounded too.
 */
final class InlineLines {

    /**
     * One source line; it counts from 1.
     *
     * @param bold whether nothing but bold words and a colon stand in it
     */
    record InlineLine(int number, String text, List<String> annotations, boolean bold) {
        InlineLine {
            annotations = List.copyOf(annotations);
        }

        InlineLine(int number, String text) {
            this(number, text, List.of(), false);
        }

        /** Whether it opens what follows, as a line of nothing but bold words before a colon does. */
        boolean introduces() {
            return bold && text.endsWith(":");
        }
    }

    private final List<InlineLine> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<String> annotations = new ArrayList<>();
    private int number;
    private boolean numbered;
    private int bold;

    private InlineLines(int firstLine) {
        number = firstLine;
    }

    static List<InlineLine> of(Node block) {
        int firstLine = lineOf(block, 1);
        InlineLines reading = new InlineLines(firstLine);
        reading.children(block);
        reading.endLine();
        return reading.lines;
    }

    static String joined(List<InlineLine> lines) {
        return lines.stream()
                .map(InlineLine::text)
                .collect(Collectors.joining(" "))
                .strip();
    }

    /** The source line of a node, counted from 1; inlines that the parser made up have none of their own. */
    static int lineOf(Node node, int otherwise) {
        return node.getSourceSpans().isEmpty()
                ? otherwise
                : node.getSourceSpans().get(0).getLineIndex() + 1;
    }

    private void children(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            inline(node);
        }
    }

    private void inline(Node node) {
        if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            endLine();
            return;
        }
        if (!numbered && !node.getSourceSpans().isEmpty()) {
            number = lineOf(node, number);
            numbered = true;
        }
        if (node instanceof Text literal) {
            text.append(literal.getLiteral());
        } else if (node instanceof Code code) {
            text.append('`').append(code.getLiteral()).append('`');
        } else if (node instanceof HtmlInline html) {
            annotations.addAll(Comments.of(html.getLiteral()).annotations());
            text.append(visible(html.getLiteral()));
        } else {
            int before = text.length();
            children(node);
            bold += node instanceof StrongEmphasis ? Math.max(0, text.length() - before) : 0;
            if (node instanceof Link link && showsAnotherText(link)) {
                text.append(" (").append(link.getDestination()).append(')');
            }
        }
    }

    private static boolean showsAnotherText(Link link) {
        boolean autolink = link.getFirstChild() instanceof Text shown
                && link.getDestination().endsWith(shown.getLiteral());
        return !autolink && !link.getDestination().isBlank();
    }

    private static String visible(String html) {
        if (html.startsWith("<!--")) {
            return "";
        }
        return html.regionMatches(true, 0, "<br", 0, 3) ? " " : html;
    }

    private void endLine() {
        String line = text.toString().strip();
        int colon = line.endsWith(":") ? 1 : 0;
        lines.add(new InlineLine(number, line, annotations, bold > 0 && bold >= line.length() - colon));
        text.setLength(0);
        bold = 0;
        annotations.clear();
        number++;
        numbered = false;
    }
}
