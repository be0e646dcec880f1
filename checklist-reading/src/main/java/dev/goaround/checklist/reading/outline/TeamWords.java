package dev.goaround.checklist.reading.outline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    private static final int MOST = 200;
    private static final int LONGEST = 60;

    public TeamWords {
        english = Map.copyOf(english);
        refused = List.copyOf(refused);
    }

    static TeamWords of(JsonNode said, int line) {
        if (!said.isObject()) {
            return NONE;
        }
        Map<String, String> english = new LinkedHashMap<>();
        List<String> refused = new ArrayList<>();
        said.properties().forEach(entry -> {
            String wrong = wrong(entry.getKey(), entry.getValue());
            if (wrong != null) {
                refused.add("the word \"" + shortened(entry.getKey()) + "\" is not followed: " + wrong);
            } else if (english.size() < MOST) {
                english.put(entry.getKey(), entry.getValue().asText());
            } else {
                refused.add("the word \"" + entry.getKey() + "\" is not followed: " + MOST + " words are the most");
            }
        });
        return new TeamWords(line, english, refused);
    }

    private static String wrong(String phrase, JsonNode english) {
        if (phrase.codePoints().filter(Character::isLetter).count() < 2) {
            return "a word has two letters at least";
        }
        if (phrase.length() > LONGEST) {
            return "it is longer than " + LONGEST + " characters";
        }
        boolean said = english.isTextual() && !english.asText().isBlank();
        return said && english.asText().length() <= LONGEST
                ? null
                : "behind the colon stands the English for it, such as \"rollback\"";
    }

    private static String shortened(String phrase) {
        return phrase.length() > LONGEST ? phrase.substring(0, LONGEST) + "…" : phrase;
    }
}
