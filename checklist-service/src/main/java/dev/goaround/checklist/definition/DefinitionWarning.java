package dev.goaround.checklist.definition;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a definition says and probably does not mean, or what could not be looked at when it was saved.
 *
 * @param path to the value, {@code environments.production.probes[1].failures}; of a stored definition, whose text is not kept, an
 *     element stands there with its name instead of its number
 * @param line from 1; null where the text is not kept
 * @param message what follows from it, and what would be right
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DefinitionWarning(String path, Integer line, String message) {

    static DefinitionWarning of(String path, String message) {
        return new DefinitionWarning(path, null, message);
    }

    /** As a line of a log. */
    public String text() {
        return (line == null ? "" : "line " + line + ", ") + path + ": " + message;
    }
}
