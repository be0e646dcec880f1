package dev.goaround.checklist.reading.outline;

import dev.goaround.checklist.reading.outline.InlineLines.InlineLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Entries that begin with a comparison: "- &gt; 5% error rate". Markdown takes the sign for a quotation, and nobody who writes
 * a list of criteria means one.
 */
final class GreaterThan {

    private GreaterThan() {}

    /** The lines of what was taken for a quotation, with the sign that it began with; empty where it may well be one. */
    static List<InlineLine> of(List<InlineLine> quoted) {
        String first = quoted.get(0).text();
        String figure = first.startsWith("=") ? first.substring(1).stripLeading() : first;
        boolean compares =
                !figure.isEmpty() && (Character.isDigit(figure.charAt(0)) || "$€£~+".indexOf(figure.charAt(0)) >= 0);
        if (!compares) {
            return List.of();
        }
        List<InlineLine> lines = new ArrayList<>(quoted);
        InlineLine start = quoted.get(0);
        String sign = first.startsWith("=") ? ">" : "> ";
        lines.set(0, new InlineLine(start.number(), sign + start.text(), start.annotations(), start.bold()));
        return lines;
    }
}
