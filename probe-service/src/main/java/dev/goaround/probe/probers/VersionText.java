package dev.goaround.probe.probers;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.goaround.contracts.text.VersionPattern;
import dev.goaround.egress.Body;
import java.io.IOException;
import java.util.List;

/** The answering version, as targets say it. What says it in two ways says none. */
final class VersionText {

    /** A name that stands twice is refused, and so is what follows after the end; 1.10 keeps its zero. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private VersionText() {}

    /** Returns null where the body is no JSON or has no text or number there: a target that does not say is no failure. */
    static String at(JsonPointer pointer, Body body) {
        try {
            JsonNode node = JSON.readTree(body.bytes()).at(pointer);
            return node.isTextual() || node.isNumber() ? tidy(node.asText()) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** @param values of the header, one for each time that it stands there; a proxy may have joined several with commas */
    static String inHeader(List<String> values) {
        List<String> versions = values.stream().distinct().toList();
        return versions.size() == 1 && versions.get(0).indexOf(',') < 0 ? tidy(versions.get(0)) : null;
    }

    /** Returns null for what cannot be a version: a rollback may go back to it, and then it stands in commands. */
    static String tidy(String version) {
        String text = version == null ? "" : version.strip();
        return VersionPattern.matches(text) ? text : null;
    }
}
