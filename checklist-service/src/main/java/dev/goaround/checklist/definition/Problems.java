package dev.goaround.checklist.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects everything that is wrong, so that a document is not corrected line by line. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();
    private final FieldLines lines = new FieldLines();

    /** Where the fields stand that were read so far. */
    FieldLines lines() {
        return lines;
    }

    int count() {
        return found.size();
    }

    void at(Node node, String field, String message) {
        at(node.getStartMark(), field, message);
    }

    void at(Mark mark, String field, String message) {
        found.add(new Problem(mark.getLine() + 1, mark.getColumn() + 1, field, message));
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
