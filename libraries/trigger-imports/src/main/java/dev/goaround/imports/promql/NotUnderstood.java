package dev.goaround.imports.promql;

/** An expression that is none; caught where the reading begins. */
final class NotUnderstood extends Exception {
    private static final long serialVersionUID = 1L;

    NotUnderstood(String message) {
        super(message);
    }
}
