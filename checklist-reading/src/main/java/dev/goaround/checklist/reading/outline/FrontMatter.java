package dev.goaround.checklist.reading.outline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/**
 * YAML between two lines of three dashes at the very start of a document.
 *
 * @param title what the document calls itself there, or null
 * @param body the document with the front matter's lines left empty, so that the other lines keep their numbers
 */
record FrontMatter(String title, String body) {

    /** Some constructs take YAML parsers quadratic time; a few pages are more than anybody writes here. */
    private static final int LONGEST = 16 * 1024;

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** A document may also start with a thematic break: only what reads as a YAML mapping is taken away. */
    static FrontMatter split(String text) {
        FrontMatter none = new FrontMatter(null, text);
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
                title.isEmpty() ? null : title, "\n".repeat(Math.toIntExact(lines)) + text.substring(bodyStart));
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
