package dev.goaround.checklist.definition;

/**
 * What is wrong with a document.
 *
 * @param line from 1
 * @param column from 1
 * @param field path to the value: {@code environments.production.probes[1].every}; empty: the document
 * @param message what is wrong and what would be right, never a value that may be a secret
 */
public record Problem(int line, int column, String field, String message) {

    @Override
    public String toString() {
        return "line " + line + ", column " + column + (field.isEmpty() ? "" : ", " + field) + ": " + message;
    }
}
