package dev.goaround.checklist.reading.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A report as short text: what is said of each line, in the order of the lines. */
final class ShortReport {

    private static final List<String> LISTS = List.of(
            "phases", "items", "triggers", "rollback", "signOffs", "windows", "contacts", "announcements", "unread");

    private ShortReport() {}

    static String of(JsonNode report) {
        TreeMap<Integer, List<String>> byLine = new TreeMap<>();
        for (String list : LISTS) {
            for (JsonNode entry : report.path(list)) {
                byLine.computeIfAbsent(entry.path("line").asInt(), line -> new ArrayList<>())
                        .add(words(list, entry));
            }
        }
        return byLine.entrySet().stream()
                .flatMap(line -> line.getValue().stream().map(words -> line.getKey() + " " + words + "\n"))
                .collect(Collectors.joining());
    }

    private static String words(String list, JsonNode entry) {
        String annotation = entry.path("annotation").asText();
        return switch (list) {
            case "phases", "triggers", "windows", "contacts" -> annotation;
            case "items" -> "box " + annotation + (entry.path("ticked").asBoolean() ? " (ticked)" : "");
            case "rollback" -> "rollback step " + entry.path("order").asText();
            case "signOffs" -> "sign-off by " + entry.path("role").asText();
            case "announcements" -> "announces " + entry.path("event").asText();
            default -> "  note: " + entry.path("reason").asText();
        };
    }
}
