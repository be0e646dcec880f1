package dev.goaround.checklist.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A checklist that is read with what a team calls things, beside its own front matter. */
class TeamWordsTest {

    private static final String CHECKLIST = """
            # R
            ## Deploy
            - [ ] Deploy
            ## Rücksprung-Kriterien
            - Murksquote > 5 %
            """;

    private static final Map<String, String> WORDS = Map.of("Rücksprung", "rollback", "Murksquote", "error rate");

    private static ReadingReport report(ChecklistReader reader, String text) {
        return ((ChecklistReading.Read) reader.read(text)).report();
    }

    private static ChecklistReader with(Map<String, String> words) {
        return new ChecklistReader().withWords(words);
    }

    private static String frontMatter(String words) {
        return "---\ngoaround:\n  words: {" + words + "}\n---\n";
    }

    @Test
    void theyCountInADocumentThatDoesNotHaveThem() {
        ReadingReport report = report(with(WORDS), CHECKLIST);
        assertThat(report.triggers())
                .extracting(trigger -> trigger.limit().signal())
                .containsExactly("error_rate");
        assertThat(report(new ChecklistReader(), CHECKLIST).triggers()).allMatch(trigger -> trigger.limit() == null);
    }

    @Test
    void theDocumentsOwnWordForTheSamePhraseCounts() {
        String latency = frontMatter("murksquote: p95 latency") + CHECKLIST.replace("5 %", "2 s");
        assertThat(report(with(WORDS), latency).triggers())
                .extracting(trigger -> trigger.limit().signal())
                .containsExactly("latency_p95");
    }

    @Test
    void theDocumentIsAnnotatedAsItIsReadWithThem() {
        byte[] document = CHECKLIST.getBytes(StandardCharsets.UTF_8);
        AnnotationResult.Annotated annotated =
                (AnnotationResult.Annotated) with(WORDS).annotate(document);
        assertThat(new String(annotated.document().bytes(), StandardCharsets.UTF_8))
                .contains("Murksquote > 5 % <!-- goaround: trigger error_rate > 5%");
    }

    @Test
    void anEntryThatCannotBeFollowedLeavesTheOthers() {
        Map<String, String> words = new HashMap<>(WORDS);
        words.put("X", "rollback");
        assertThat(report(with(words), CHECKLIST).triggers()).hasSize(1);
    }

    @Test
    void ofTwoSpellingsOfAPhraseOneIsRefused() {
        ReadingReport report = report(
                new ChecklistReader(), frontMatter("Rücksprung: rollback, \"RÜCKSPRUNG\": deploy") + "- [ ] go\n");
        assertThat(report.unread())
                .extracting(UnreadLine::reason)
                .containsExactly("the word \"RÜCKSPRUNG\" is not followed: it is the same as \"Rücksprung\", for case,"
                        + " accents and hyphens do not count; keep one");
    }

    @Test
    void aPhraseOfLettersThatAreNotReadIsRefused() {
        ReadingReport report =
                report(new ChecklistReader(), frontMatter("\"\uD842\uDFB7\uD842\uDFB7\": rollback") + "- [ ] go\n");
        assertThat(report.unread())
                .extracting(UnreadLine::reason)
                .first()
                .asString()
                .contains("has two letters at least");
    }

    @Test
    void moreThanTheMostAreRefused() {
        String many = IntStream.rangeClosed(1, 201)
                .mapToObj(number -> "wort" + number + ": rollback")
                .collect(Collectors.joining(", "));
        assertThat(report(new ChecklistReader(), frontMatter(many) + "- [ ] go\n")
                        .unread())
                .extracting(UnreadLine::reason)
                .containsExactly("the word \"wort201\" is not followed: 200 words are the most");
    }
}
