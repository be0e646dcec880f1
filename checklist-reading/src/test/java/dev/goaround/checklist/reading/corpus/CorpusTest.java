package dev.goaround.checklist.reading.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {

    private static final Pattern BOX = Pattern.compile("^ *(?:[-*+]|\\d+\\.) \\[[ x]]");
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

    /** For those who work on the reader: {@code -Dgoaround.misreadings=FILE} writes what is wrong, and the table. */
    @Test
    void whatIsWrongCanBeWrittenDown() throws IOException {
        String file = System.getProperty("goaround.misreadings");
        if (file != null) {
            String wrong = of(Outcome.WRONG);
            Files.writeString(
                    Path.of(file),
                    new ConfusionTable(JUDGED).markdown() + "\nWRONG UNNOTICED\n" + wrong + "\n\nNOTED\n"
                            + of(Outcome.NOTED) + "\n");
        }
        assertThat(JUDGED).isNotEmpty();
    }

    private static String of(Outcome outcome) {
        return JUDGED.stream()
                .filter(one -> one.outcome() == outcome)
                .map(Judged::toString)
                .collect(Collectors.joining("\n"));
    }
}
