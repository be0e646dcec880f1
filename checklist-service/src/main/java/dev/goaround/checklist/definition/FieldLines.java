package dev.goaround.checklist.definition;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the fields of a document stand. What is doubted of a definition is found without its text, and names elements by their
 * names; here it gets its line, and the numbers of the elements as the errors have them.
 */
public final class FieldLines {

    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, String> numbered = new HashMap<>();

    /** @param line from 1 */
    void at(String path, int line) {
        lines.putIfAbsent(path, line);
    }

    /** @param named the element's path with its name, {@code …probes[health]}; the other with its number */
    void called(String named, String path) {
        numbered.putIfAbsent(named, path);
    }

    /** The same warnings with their lines, in the document's order. */
    public List<DefinitionWarning> placed(List<DefinitionWarning> warnings) {
        return warnings.stream()
                .map(this::placed)
                .sorted(Comparator.comparingInt(DefinitionWarning::line))
                .toList();
    }

    private DefinitionWarning placed(DefinitionWarning warning) {
        String path = withNumber(warning.path());
        return new DefinitionWarning(path, line(path), warning.message());
    }

    private String withNumber(String path) {
        Optional<String> element = numbered.keySet().stream()
                .filter(named -> path.equals(named) || path.startsWith(named + "."))
                .max(Comparator.comparingInt(String::length));
        return element.map(named -> numbered.get(named) + path.substring(named.length()))
                .orElse(path);
    }

    /** Of the field, or of what it would be a field of. */
    private int line(String path) {
        String nearest = path;
        while (!lines.containsKey(nearest)) {
            int dot = nearest.lastIndexOf('.');
            if (dot < 0) {
                return 1;
            }
            nearest = nearest.substring(0, dot);
        }
        return lines.get(nearest);
    }
}
