package dev.goaround.demo.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a Slack message says, and what Slack would not take: the documented limits of text and Block Kit. */
final class SlackText {
    private static final int TEXT = 40_000;
    private static final int BLOCKS = 50;
    private static final int SECTION_TEXT = 3000;
    private static final int HEADER_TEXT = 150;

    private SlackText() {}

    static Optional<String> problem(JsonNode json) {
        String text = json.path("text").asText();
        JsonNode blocks = json.path("blocks");
        if (text.isBlank() && blocks.isEmpty()) {
            return Optional.of("no_text");
        }
        if (length(text) > TEXT) {
            return Optional.of("msg_too_long");
        }
        if (blocks.size() > BLOCKS) {
            return Optional.of("invalid_blocks");
        }
        for (JsonNode block : blocks) {
            int limit = block.path("type").asText().equals("header") ? HEADER_TEXT : SECTION_TEXT;
            if (length(block.path("text").path("text").asText()) > limit) {
                return Optional.of("invalid_blocks");
            }
        }
        return Optional.empty();
    }

    /**
     * The blocks' texts, one under the other, as people see them; the fallback text where there are no blocks. In mrkdwn and in the
     * fallback the sender escapes three characters, which are shown as themselves.
     */
    static String of(JsonNode json) {
        StringBuilder text = new StringBuilder();
        for (JsonNode block : json.path("blocks")) {
            append(text, block.path("text"));
            block.path("fields").forEach(field -> append(text, field));
            block.path("elements").forEach(element -> append(text, element));
        }
        return text.isEmpty() ? shown(json.path("text").asText()) : text.toString();
    }

    private static void append(StringBuilder text, JsonNode element) {
        String line =
                element.isTextual() ? element.asText() : element.path("text").asText();
        if (element.path("type").asText().equals("mrkdwn")) {
            line = shown(line);
        }
        if (!line.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
    }

    /** The ampersand last, so that what the sender escaped is undone once. */
    private static String shown(String mrkdwn) {
        return mrkdwn.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
