package dev.goaround.checklist.definition;

/** A value, or what is wrong with its text and what would be right; never both. */
record ParsedField<T>(T value, String problem) {

    static <T> ParsedField<T> good(T value) {
        return new ParsedField<>(value, null);
    }

    static <T> ParsedField<T> bad(String problem) {
        return new ParsedField<>(null, problem);
    }
}
