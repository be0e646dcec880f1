package dev.goaround.rollback.execution;

/**
 * What a person says about the step that they were asked for.
 *
 * @param note in their words, or null
 * @param by the token's subject
 */
public record PersonWord(boolean done, String note, String by) {

    String text() {
        String said = by + " says that it " + (done ? "is done" : "failed");
        return note == null || note.isBlank() ? said : said + ": " + note.strip();
    }
}
