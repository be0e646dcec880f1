package dev.goaround.checklist.definition.adapter;

import dev.goaround.checklist.definition.DefinitionWarning;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of holding a definition against something around it.
 *
 * @param warnings of what was looked at
 * @param notes of what could not be
 */
record Looked(List<DefinitionWarning> warnings, List<DefinitionWarning> notes) {

    static final Looked NOTHING = new Looked(List.of(), List.of());

    static Looked note(String path, String message) {
        return new Looked(List.of(), List.of(new DefinitionWarning(path, null, message)));
    }

    Looked and(Looked other) {
        return new Looked(
                Stream.concat(warnings.stream(), other.warnings.stream()).toList(),
                Stream.concat(notes.stream(), other.notes.stream()).toList());
    }
}
