package dev.goaround.checklist.definition;

import dev.goaround.checklist.reading.languages.TeamGlossary;
import java.util.List;
import java.util.Map;

/** What the team calls things in its checklists: {@code words: {Rücksprung: rollback}}, as in a checklist's front matter. */
final class WordFields {

    private WordFields() {}

    static Map<String, String> read(DefinitionFields fields) {
        TeamGlossary followed = new TeamGlossary();
        DefinitionFields given = fields.map("words", List.of());
        if (given == null) {
            return followed.english();
        }
        given.names().forEach(phrase -> add(phrase, given.isText(phrase) ? given.text(phrase) : null, given, followed));
        given.namesWithoutValue().forEach(phrase -> add(phrase, null, given, followed));
        return followed.english();
    }

    private static void add(String phrase, String english, DefinitionFields given, TeamGlossary followed) {
        followed.add(phrase, english).ifPresent(wrong -> given.problem(phrase, wrong));
    }
}
