package dev.goaround.checklist.definition;

/** A value, or what is wrong with its text and what would be right; never both. */
record Parsed<T>(T value, String problem) {

    static <T> Parsed<T> good(T value) {
        return new Parsed<>(value, null);
    }

    static <T> Parsed<T> bad(String problem) {
        return new Parsed<>(null, problem);
    }
}
