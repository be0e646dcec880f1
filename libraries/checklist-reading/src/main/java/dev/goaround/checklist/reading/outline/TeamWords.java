package dev.goaround.checklist.reading.outline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.checklist.reading.languages.TeamGlossary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a team calls things: {@code words: {"Rücksprung": "rollback"}} in the front matter.
 *
 * @param line of the front matter's annotations
 * @param english by the team's own word or phrase
 * @param refused sentences that say which entry is not followed, and why
 */
public record TeamWords(int line, Map<String, String> english, List<String> refused) {

    static final TeamWords NONE = new TeamWords(1, Map.of(), List.of());

    private static final int SHOWN = 60;

    public TeamWords {
        english = Map.copyOf(english);
        refused = List.copyOf(refused);
    }

    static TeamWords of(JsonNode said, int line) {
        if (!said.isObject()) {
            return NONE;
        }
        TeamGlossary followed = new TeamGlossary();
        List<String> refused = new ArrayList<>();
        said.properties().forEach(entry -> {
            JsonNode english = entry.getValue();
            followed.add(entry.getKey(), english.isTextual() ? english.asText() : null)
                    .ifPresent(wrong ->
                            refused.add("the word \"" + shortened(entry.getKey()) + "\" is not followed: " + wrong));
        });
        return new TeamWords(line, followed.english(), refused);
    }

    private static String shortened(String phrase) {
        return phrase.length() > SHOWN ? phrase.substring(0, SHOWN) + "…" : phrase;
    }
}
