package dev.goaround.checklist.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects everything that is wrong, so that a document is not corrected line by line. */
final class Problems {

    /** More than a person reads. */
    private static final int MOST = 100;

    private static final int LONGEST = 500;

    private final List<Problem> found = new ArrayList<>();
    private int count;
    private final FieldLines lines = new FieldLines();

    /** Where the fields stand that were read so far. */
    FieldLines lines() {
        return lines;
    }

    int count() {
        return count;
    }

    void at(Node node, String field, String message) {
        at(node.getStartMark(), field, message);
    }

    void at(Mark mark, String field, String message) {
        count++;
        if (found.size() < MOST) {
            found.add(new Problem(mark.getLine() + 1, mark.getColumn() + 1, cut(field), cut(message)));
        } else if (count == MOST + 1) {
            found.add(new Problem(
                    mark.getLine() + 1, mark.getColumn() + 1, "", "there is more that is wrong; it is not listed"));
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
