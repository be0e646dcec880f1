package dev.goaround.contracts.text;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a field's text may be. The field's name says of which kind it is, the same at every door. */
enum TextKind {
    /** Names something: no line break, nothing invisible. */
    NAME(200),
    /** A version, as {@link VersionPattern} has it. */
    VERSION(VersionPattern.LONGEST),
    /** An address that a person or a service opens. */
    LINK(2_048),
    /** A moment, where it is one; that it has to be one the field's reader says. */
    INSTANT(64),
    /** One line for people. */
    LINE(1_000),
    /** Text for people that may have lines. */
    LINES(10_000);

    private static final Map<TextKind, Set<String>> FIELDS = Map.of(
            VERSION, Set.of("version", "previousversion", "targetversion"),
            LINK, Set.of("link", "callback"),
            INSTANT, Set.of("at", "t0", "committedat", "observedat", "expiresat", "since", "from", "to", "time"),
            LINES, Set.of("reason", "note", "text", "comment"),
            LINE, Set.of("title", "after"));

    private final int longest;

    TextKind(int longest) {
        this.longest = longest;
    }

    /** In characters, as Java counts them (UTF-16 units). */
    int longest() {
        return longest;
    }

    /** @param field its own name, without a path; one that is not listed names something */
    static TextKind of(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        return FIELDS.entrySet().stream()
                .filter(kind -> kind.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(NAME);
    }

    /** What would be right, for messages. */
    String rule() {
        return switch (this) {
            case NAME -> "one line without control, direction or invisible characters, at most " + longest;
            case VERSION -> VersionPattern.RULE;
            case LINK -> "an address that begins with https:// or http://, at most " + longest + " characters";
            case INSTANT -> "a moment of the years 1970 to 9999, for example 2026-03-03T10:00:00Z";
            case LINE -> "one line of text, at most " + longest + " characters";
            case LINES -> "text in lines, without control characters, at most " + longest + " characters";
        };
    }
}
