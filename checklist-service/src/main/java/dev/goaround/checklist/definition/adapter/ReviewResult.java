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
record ReviewResult(List<DefinitionWarning> warnings, List<DefinitionWarning> notes) {

    static final ReviewResult NOTHING = new ReviewResult(List.of(), List.of());

    static ReviewResult note(String path, String message) {
        return new ReviewResult(List.of(), List.of(new DefinitionWarning(path, null, message)));
    }

    ReviewResult and(ReviewResult other) {
        return new ReviewResult(
                Stream.concat(warnings.stream(), other.warnings.stream()).toList(),
                Stream.concat(notes.stream(), other.notes.stream()).toList());
    }
}
