package dev.goaround.checklist.reading.languages;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a team calls things, and the English for it, entry by entry: the same form and the same refusals in the front matter of a
 * checklist and in a service definition.
 */
public final class TeamGlossary {

    /** So many are looked for in each line without making the reading slower. */
    private static final int MOST = 200;

    /** In characters, on either side: a phrase, and no text. */
    private static final int LONGEST = 60;

    private final Map<String, String> english = new LinkedHashMap<>();
    private final Map<String, String> alike = new LinkedHashMap<>();

    /**
     * @param phrase as the team writes it
     * @param said the English for it; null where something else than a text stands there
     * @return why the entry is not followed, with what would be right; empty: it is
     */
    public Optional<String> add(String phrase, String said) {
        if (phrase.length() > LONGEST) {
            return Optional.of("it is longer than " + LONGEST + " characters");
        }
        Phrase own = Phrase.ofTeam(phrase, said == null ? "" : said);
        if (String.join("", own.words()).chars().filter(Character::isLetter).count() < 2) {
            return Optional.of("a word has two letters at least");
        }
        if (said == null || said.isBlank() || said.length() > LONGEST) {
            return Optional.of("behind the colon stands the English for it, such as \"rollback\"");
        }
        if (english.size() == MOST) {
            return Optional.of(MOST + " words are the most");
        }
        String before = alike.putIfAbsent(String.join(" ", own.words()), phrase);
        if (before != null) {
            return Optional.of(
                    "it is the same as \"" + before + "\", for case, accents and hyphens do not count; keep one");
        }
        english.put(phrase, said);
        return Optional.empty();
    }

    /** The English by the team's phrase, in the order in which they were said. */
    public Map<String, String> english() {
        return Collections.unmodifiableMap(english);
    }
}
