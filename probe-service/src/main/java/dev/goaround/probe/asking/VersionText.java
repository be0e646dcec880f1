package dev.goaround.probe.asking;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.goaround.egress.Body;
import java.io.IOException;

/** The answering version, as targets say it. */
final class VersionText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 200;

    private VersionText() {}

    /** Returns null where the body is no JSON or has no text or number there: a target that does not say is no failure. */
    static String at(JsonPointer pointer, Body body) {
        try {
            JsonNode node = JSON.readTree(body.bytes()).at(pointer);
            return node.isValueNode() && !node.isNull() ? tidy(node.asText()) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Returns null for what cannot be a version. */
    static String tidy(String version) {
        String text = version == null ? "" : version.strip();
        return text.isEmpty() || text.length() > LONGEST ? null : text;
    }
}
