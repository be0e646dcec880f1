package dev.goaround.checklist.reading.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A report, asked by line. */
record Told(JsonNode report) {

    List<JsonNode> at(int line, String list) {
        List<JsonNode> found = new ArrayList<>();
        report.path(list).forEach(entry -> {
            if (entry.path("line").asInt() == line) {
                found.add(entry);
            }
        });
        return found;
    }

    boolean isNoted(int line) {
        return !at(line, "unread").isEmpty();
    }

    TreeSet<Integer> lines(String list) {
        TreeSet<Integer> lines = new TreeSet<>();
        report.path(list).forEach(entry -> lines.add(entry.path("line").asInt()));
        return lines;
    }

    /** The phase that an item is in. */
    JsonNode phaseOf(JsonNode item) {
        for (JsonNode phase : report.path("phases")) {
            if (phase.path("title").asText().equals(item.path("phase").asText())) {
                return phase;
            }
        }
        throw new IllegalStateException("no phase of " + item);
    }

    /** A choice is a box that belongs to a decision, whatever its kind. */
    static String kind(JsonNode item) {
        return item.hasNonNull("choice") ? "choice" : item.path("kind").asText();
    }

    /** All that is said of a line, in the words of annotations. */
    String words(int line) {
        List<String> said = new ArrayList<>();
        at(line, "phases")
                .forEach(phase -> said.add("phase " + phase.path("stage").asText()));
        at(line, "items").forEach(item -> said.add("item " + kind(item) + annotation(item)));
        at(line, "triggers").forEach(trigger -> said.add("trigger" + annotation(trigger)));
        at(line, "rollback").forEach(step -> said.add("rollback-step"));
        at(line, "signOffs").forEach(signOff -> said.add("sign-off"));
        at(line, "windows").forEach(window -> said.add("window" + annotation(window)));
        at(line, "contacts").forEach(contact -> said.add("contact"));
        at(line, "unread")
                .forEach(unread -> said.add("NOTE " + unread.path("reason").asText()));
        return said.isEmpty() ? "nothing" : said.stream().collect(Collectors.joining("; "));
    }

    private static String annotation(JsonNode entry) {
        return entry.hasNonNull("annotation") ? " <" + entry.path("annotation").asText() + ">" : "";
    }
}
