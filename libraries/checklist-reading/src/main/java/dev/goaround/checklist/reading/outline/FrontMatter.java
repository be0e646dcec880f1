package dev.goaround.checklist.reading.outline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * YAML between two lines of three dashes at the very start of a document.
 *
 * @param title what the document calls itself there, or null
 * @param directives annotations under {@code goaround}: a list for the whole document, or a mapping from a line's text or
 *     id, or {@code document}, to one annotation or a list of them
 * @param words what the team calls things, and the English for it, from {@code words} under {@code goaround}
 * @param body the document with the front matter's lines left empty, so that the other lines keep their numbers
 */
record FrontMatter(String title, List<Directive> directives, TeamWords words, String body) {

    /** Some constructs take YAML parsers quadratic time; a few pages are more than anybody writes here. */
    private static final int LONGEST = 16 * 1024;

    private static final String KEY = "goaround";
    private static final String WORDS = "words";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** A document may also start with a thematic break: only what reads as a YAML mapping is taken away. */
    static FrontMatter split(String text) {
        FrontMatter none = new FrontMatter(null, List.of(), TeamWords.NONE, text);
        if (!text.startsWith("---\n")) {
            return none;
        }
        int end = text.indexOf("\n---\n", 3);
        if (end < 0 || end > LONGEST) {
            return none;
        }
        JsonNode mapping = mappingOrNull(text.substring(4, Math.max(4, end)));
        if (mapping == null) {
            return none;
        }
        int bodyStart = end + "\n---\n".length();
        long lines = text.substring(0, bodyStart).chars().filter(c -> c == '\n').count();
        String title = mapping.path("title").asText("").strip();
        return new FrontMatter(
                title.isEmpty() ? null : title,
                directives(mapping.path(KEY), lineOfKey(text)),
                TeamWords.of(mapping.path(KEY).path(WORDS), lineOfKey(text)),
                "\n".repeat(Math.toIntExact(lines)) + text.substring(bodyStart));
    }

    private static List<Directive> directives(JsonNode said, int line) {
        List<Directive> directives = new ArrayList<>();
        if (said.isObject()) {
            said.properties().stream()
                    .filter(entry ->
                            !(entry.getKey().equals(WORDS) && entry.getValue().isObject()))
                    .forEach(entry -> add(
                            directives,
                            line,
                            entry.getKey().equals("document") ? null : entry.getKey(),
                            entry.getValue()));
        } else {
            add(directives, line, null, said);
        }
        return directives;
    }

    private static void add(List<Directive> directives, int line, String about, JsonNode clauses) {
        if (clauses.isTextual()) {
            directives.add(new Directive(line, about, clauses.asText().strip()));
        }
        if (clauses.isArray()) {
            clauses.forEach(clause ->
                    directives.add(new Directive(line, about, clause.asText("").strip())));
        }
    }

    private static int lineOfKey(String text) {
        int line = 1;
        for (String source : text.substring(0, Math.min(text.length(), LONGEST)).split("\n", -1)) {
            if (source.startsWith(KEY + ":")) {
                return line;
            }
            line++;
        }
        return 1;
    }

    private static JsonNode mappingOrNull(String yaml) {
        try {
            JsonNode node = YAML.readTree(yaml);
            return node != null && node.isObject() ? node : null;
        } catch (JsonProcessingException notYaml) {
            return null;
        }
    }
}
