package dev.goaround.checklist.reading.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * Lines of nothing but bold words, and the titles of parts that fold up. Many people write their headings so; beside
 * real headings such a line only introduces what follows.
 */
final class BoldHeadings {

    /** Deeper than all real headings; none is left at the end. */
    static final int UNSETTLED = 7;

    private static final int LONGEST = 80;

    private static final Pattern SUMMARY = Pattern.compile(
            "<summary>\\s*(?:<[a-z0-9]{1,10}>\\s*){0,4}(?<title>[^<]{1,200})", Pattern.CASE_INSENSITIVE);

    private BoldHeadings() {}

    static boolean isOne(Paragraph paragraph) {
        Node first = paragraph.getFirstChild();
        if (!(first instanceof StrongEmphasis)) {
            return false;
        }
        for (Node next = first.getNext(); next != null; next = next.getNext()) {
            boolean colon =
                    next instanceof Text text && text.getLiteral().strip().matches(":?");
            boolean comment =
                    next instanceof HtmlInline html && html.getLiteral().startsWith("<!--");
            if (!colon && !comment) {
                return false;
            }
        }
        return true;
    }

    /** What a folded part is called. */
    static Optional<String> summary(String html) {
        Matcher summary = SUMMARY.matcher(html);
        return summary.find()
                ? Optional.of(summary.group("title").strip()).filter(title -> !title.isEmpty())
                : Optional.empty();
    }

    /** Makes headings of them in a document that has none but its title, and lines of text in any other. */
    static List<Block> settle(List<Block> blocks) {
        int headings = 0;
        int bold = 0;
        int title = 0;
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading && heading.level() == UNSETTLED) {
                bold += isTitle(heading) ? 1 : 0;
            } else if (block instanceof Block.Heading heading) {
                headings++;
                title = heading.level();
            }
        }
        boolean areHeadings = headings <= 1 && bold >= 2;
        List<Block> settled = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            if (!(block instanceof Block.Heading heading) || heading.level() != UNSETTLED) {
                settled.add(block);
            } else if (areHeadings && isTitle(heading)) {
                String text = heading.text().endsWith(":")
                        ? heading.text()
                                .substring(0, heading.text().length() - 1)
                                .strip()
                        : heading.text();
                settled.add(new Block.Heading(heading.line(), Math.min(title + 1, UNSETTLED - 1), text));
            } else {
                settled.add(new Block.Text(heading.line(), Block.NO_OWNER, heading.text()));
            }
        }
        return settled;
    }

    /** Whole sentences are emphasised for another reason. */
    private static boolean isTitle(Block.Heading heading) {
        String text = heading.text();
        return text.length() <= LONGEST && !text.isEmpty() && ".!?;".indexOf(text.charAt(text.length() - 1)) < 0;
    }
}
