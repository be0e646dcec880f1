package dev.goaround.checklist.reading.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** With {@code -Dgoaround.corpus=write} it writes what is expected instead of holding the reader against it. */
class CorpusTest {

    private static final boolean WRITES = "write".equals(System.getProperty("goaround.corpus"));
    private static final Path SOURCES = Path.of("src/test/resources/corpus");
    private static final Path TABLE = Path.of("../../docs/checklists/confusion.md");
    private static final Pattern BOX = Pattern.compile("^ *(?:[-*+]|\\d+\\.) \\[[ x]]");
    private static final Pattern LANGUAGE = Pattern.compile("-(de|fr|es|pt|it|nl|pl|zh|zhtw|ja|ko)$");
    private static final double MOST_WRONG = 0.01;

    private static final List<CorpusDocument> DOCUMENTS = CorpusDocument.all();
    private static final List<Judged> JUDGED = DOCUMENTS.stream()
            .flatMap(document -> Judging.of(document).stream())
            .toList();

    static List<CorpusDocument> documents() {
        return DOCUMENTS;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyBoxHasATruth(CorpusDocument document) {
        List<String> lines = document.markdown().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            if (BOX.matcher(lines.get(i)).find()) {
                assertThat(document.truths())
                        .as(line + " " + lines.get(i))
                        .anyMatch(truth -> truth.line() == line && (truth.isOf("item") || truth.isTrigger()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyDocumentIsReadAsItWasBefore(CorpusDocument document) throws IOException {
        expect(SOURCES.resolve(document.name() + ".report.txt"), ShortReport.of(document.report()));
    }

    /** The name of a document in another language than English ends in it. */
    @ParameterizedTest
    @MethodSource("documents")
    void everyDocumentIsTakenForItsLanguage(CorpusDocument document) {
        Matcher foreign = LANGUAGE.matcher(document.name());
        String language = foreign.find() ? foreign.group(1) : "en";
        assertThat(document.report().path("language").asText())
                .isEqualTo(language.equals("zhtw") ? "zh-Hant" : language);
    }

    @ParameterizedTest
    @EnumSource
    void littleIsWrongUnnoticedAndNothingOfTriggers(Aspect aspect) {
        double share = new ConfusionTable(JUDGED).shareWrong(aspect);
        assertThat(share).as(() -> wrong(aspect)).isLessThanOrEqualTo(aspect.isOfTriggers() ? 0 : MOST_WRONG);
    }

    @Test
    void theDocumentedTableIsWhatCameOut() throws IOException {
        expect(TABLE, ConfusionPage.of(DOCUMENTS, JUDGED));
    }

    private static void expect(Path file, String actual) throws IOException {
        if (WRITES) {
            Files.writeString(file, actual);
        }
        assertThat(actual).as("%s; see CONTRIBUTING.md", file).isEqualTo(Files.readString(file));
    }

    private static String wrong(Aspect aspect) {
        return JUDGED.stream()
                .filter(one -> one.outcome() == Outcome.WRONG && one.aspect() == aspect)
                .map(Judged::toString)
                .collect(Collectors.joining("\n", "wrong unnoticed:\n", ""));
    }
}
