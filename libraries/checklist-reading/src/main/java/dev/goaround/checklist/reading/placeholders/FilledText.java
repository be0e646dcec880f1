package dev.goaround.checklist.reading.placeholders;

import java.util.List;

/**
 * Text with its placeholders filled in.
 *
 * @param unfilled what looks like a placeholder and stays, as written, each once, in the order of the text
 */
public record FilledText(String text, List<String> unfilled) {

    public FilledText {
        unfilled = List.copyOf(unfilled);
    }
}
