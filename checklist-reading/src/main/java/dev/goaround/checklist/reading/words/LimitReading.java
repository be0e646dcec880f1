package dev.goaround.checklist.reading.words;

/** What a line says about a limit. */
public sealed interface LimitReading {

    /** It states this one. */
    record Understood(Limit limit) implements LimitReading {}

    /** It looks like a limit and is not understood; the reason says what would be. */
    record Unclear(String reason) implements LimitReading {}

    /** It does not look like one. */
    record None() implements LimitReading {}
}
