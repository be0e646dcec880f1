package dev.goaround.checklist.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A document with the annotation of each reading behind its line: what was understood becomes what is said.
 *
 * <p>Reading it gives the report of the original, but that its stages are said and no longer taken from words. That is not assumed but tried: an annotation that would change the
 * reading (within a span of code that goes over several lines, say) is left out, and so are those of readings without a
 * line of their own. Lines that have annotations keep them. Line ends, byte order mark and encoding stay as they are.
 */
public final class AnnotatedDocument {

    /** Each try reads the document; more of them are not spent on finding the last good annotation. */
    private static final int MOST_TRIES = 48;

    private final byte[] bytes;
    private final List<Integer> leftOut;

    private AnnotatedDocument(byte[] bytes, List<Integer> leftOut) {
        this.bytes = bytes;
        this.leftOut = leftOut;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The lines whose reading is not annotated, ascending. */
    public List<Integer> leftOut() {
        return List.copyOf(leftOut);
    }

    /** Annotates a document that the same reader read. */
    static AnnotatedDocument of(byte[] document, ReadingReport report, ChecklistReader reader) {
        Search search = new Search(new AnnotatedLines(document), comparable(report), reader);
        Map<Integer, List<String>> wanted = annotations(report);
        Set<Integer> lines = new HashSet<>(wanted.keySet());
        wanted.keySet().removeAll(search.lines.annotated());
        wanted.keySet().removeIf(search.lines::opensCode);
        search.tryAll(List.copyOf(wanted.entrySet()));
        search.accepted.forEach(entry -> lines.remove(entry.getKey()));
        lines.removeAll(search.lines.annotated());
        return new AnnotatedDocument(
                search.lines.with(search.accepted), lines.stream().sorted().toList());
    }

    /** What annotating must not change; the summary only counts what else is there. */
    static JsonNode comparable(ReadingReport report) {
        ObjectNode tree = ReportJson.tree(report);
        tree.remove("summary");
        tree.get("phases").forEach(phase -> ((ObjectNode) phase).remove("stageFrom"));
        for (Iterator<JsonNode> notes = tree.get("unread").iterator(); notes.hasNext(); ) {
            if (StageGuesses.isOne(notes.next().get("reason").textValue())) {
                notes.remove();
            }
        }
        return tree;
    }

    /** By line; the annotation of the box itself comes first, and what it implies is not said twice. */
    private static Map<Integer, List<String>> annotations(ReadingReport report) {
        Annotations annotations = new Annotations(report);
        Map<Integer, List<String>> byLine = new LinkedHashMap<>();
        for (ItemReading item : report.items()) {
            byLine.computeIfAbsent(item.line(), line -> new ArrayList<>()).add(annotations.of(item));
        }
        LineReadings readings = new LineReadings(report);
        for (int line : readings.lines()) {
            List<String> clauses = byLine.computeIfAbsent(line, any -> new ArrayList<>());
            readings.at(line).stream().map(readings::annotation).forEach(clause -> addUnlessImplied(clauses, clause));
        }
        report.phases().forEach(phase -> byLine.put(phase.line(), List.of(annotations.of(phase))));
        return byLine;
    }

    private static void addUnlessImplied(List<String> clauses, String clause) {
        boolean implied = clauses.stream().anyMatch(said -> (said + " ").startsWith(clause + " "));
        if (!implied) {
            clauses.add(clause);
        }
    }

    /** Looks for the most annotations that leave the reading as it was: all, or those of each half. */
    private static final class Search {

        private final AnnotatedLines lines;
        private final JsonNode report;
        private final ChecklistReader reader;
        private final List<Map.Entry<Integer, List<String>>> accepted = new ArrayList<>();
        private int tries;

        Search(AnnotatedLines lines, JsonNode report, ChecklistReader reader) {
            this.lines = lines;
            this.report = report;
            this.reader = reader;
        }

        void tryAll(List<Map.Entry<Integer, List<String>>> wanted) {
            if (wanted.isEmpty() || tries >= MOST_TRIES) {
                return;
            }
            tries++;
            List<Map.Entry<Integer, List<String>>> together = new ArrayList<>(accepted);
            together.addAll(wanted);
            if (readsTheSame(lines.with(together))) {
                accepted.addAll(wanted);
            } else if (wanted.size() > 1) {
                tryAll(wanted.subList(0, wanted.size() / 2));
                tryAll(wanted.subList(wanted.size() / 2, wanted.size()));
            }
            accepted.sort(Comparator.comparing(Map.Entry::getKey));
        }

        private boolean readsTheSame(byte[] annotated) {
            return reader.read(annotated) instanceof ChecklistReading.Read read
                    && comparable(read.report()).equals(report);
        }
    }
}
