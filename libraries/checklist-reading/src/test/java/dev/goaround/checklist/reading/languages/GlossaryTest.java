package dev.goaround.checklist.reading.languages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossaryTest {

    private static String gloss(String line) {
        return Glossary.current().gloss(line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fehlerrate über 5 % für 10 minuten | error rate over 5 % for 10 minutes
        ueberpruefung | verification
        rollback, wenn die fehlerrate 5,5 % übersteigt | rollback if error rate exceeds 5.5 %
        antwortzeit p95 größer gleich 1.500 ms | response time p95 at least 1500 ms
        rollback-kriterien | rollback criteria
        team informieren | notify team
        traffic auf 25 % erhöhen | increase traffic to 25 %
        taxa de erros acima de 5 % por 10 minutos | error rate more than 5 % for 10 minutes
        错误率超过5%持续3分钟 | error rate more than 5% for 3 minutes
        wir gehen zurück, sobald die fehlerquote 5 % überschreitet | rollback if error rate exceeds 5 %
        le taux d'erreur ne doit pas dépasser 5 % | error rate at most 5 %
        la disponibilité ne doit pas descendre en dessous de 99 % | availability at least 99 %
        pas de retour arrière sans accord du directeur | rollback only with approval by director
        la tasa de errores no debe superar el 5 % | error rate at most 5 %
        a taxa de erros não deve ultrapassar 5 % | error rate at most 5 %
        percentuale di errori sotto l'1 % | error rate less than 1 %
        het succespercentage zakt onder 98 % | success rate less than 98 %
        odsetek błędów nie może przekraczać 1 % | error rate at most 1 %
        エラー率が 1% を超えないこと | error rate at most 1%
        成功率 99% を下回らないこと | success rate at least 99%
        エラー率が 2% を超えた場合はロールバックを検討 | if error rate more than 2% consider rollback
        오류율이 5%를 초과하면 롤백하지 않는다 | if error rate more than 5% no rollback
        未经批准不得回滚 | rollback only with approval
        """)
    void aForeignLineBecomesTheReadersEnglish(String line, String english) {
        assertThat(gloss(line)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        error rate > 5% for 10 minutes
        pre-deploy checks, uber fast
        die if no process runs
        latency < 1,000 ms
        """)
    void aLineInEnglishComesBackAsItIs(String line) {
        assertThat(gloss(line)).isSameAs(line);
    }

    /** The names of documents in other languages end in theirs. */
    @Test
    void noLineOfADocumentInEnglishIsChanged() throws IOException {
        try (Stream<Path> corpus = Files.list(Path.of("src/test/resources/corpus"))) {
            List<Path> english = corpus.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().matches(".*-(?:de|fr|es|pt|it|nl|pl|zh|zhtw|ja|ko)\\.md"))
                    .toList();
            assertThat(english).hasSizeGreaterThan(30);
            for (Path file : english) {
                List<String> lines = Files.readAllLines(file);
                Glossary glossary = Glossary.of(DocumentLanguage.of(lines), Map.of());
                lines.stream()
                        .map(line -> line.toLowerCase(Locale.ROOT))
                        .forEach(line ->
                                assertThat(glossary.gloss(line)).as("%s", file).isEqualTo(line));
            }
        }
    }

    /** A condition that was glossed is looked at once more: its English has to stay what it is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        es | 3 times in a row
        es | no rollback
        es | no action
        pt | not rollback
        pt | 3 times in a row
        pt | data loss
        it | 5 per minute
        nl | 5 % of failed requests
        pl | do not
        """)
    void whatAPhraseBecameIsNotGlossedAgain(String tag, String english) {
        assertThat(Glossary.of(new DocumentLanguage(tag), Map.of()).gloss(english))
                .isEqualTo(english);
    }

    @Test
    void aWordThatSeveralLanguagesShareCountsInADocumentOfItsOwn() {
        assertThat(gloss("se alpha > 5")).isEqualTo("se alpha > 5");
        Glossary portuguese = Glossary.of(new DocumentLanguage("pt"), Map.of());
        assertThat(portuguese.gloss("se alpha > 5")).isEqualTo("if alpha > 5");
    }

    @Test
    void itCountsInALineThatIsOfItsLanguageByOtherWords() {
        assertThat(gloss("se a taxa de erros > 5 %")).isEqualTo("if error rate > 5 %");
    }

    @Test
    void aDecimalCommaIsOneWhereTheDocumentHasIt() {
        Glossary german = Glossary.of(new DocumentLanguage("de"), Map.of());
        assertThat(german.gloss("p95 < 1.500 ms, cpu < 0,5")).isEqualTo("p95 < 1500 ms, cpu < 0.5");
        assertThat(gloss("p95 < 1.500 ms")).isEqualTo("p95 < 1.500 ms");
    }

    @Test
    void aTeamsOwnWordComesFirst() {
        Glossary team = Glossary.of(DocumentLanguage.UNKNOWN, Map.of("Rücksprung", "rollback"));
        assertThat(team.gloss("rücksprung bei fehlerrate > 5 %")).startsWith("rollback");
    }

    @Test
    void itIsCurrentOnlyWhileItsDocumentIsRead() {
        Glossary before = Glossary.current();
        Glossary german = Glossary.of(new DocumentLanguage("de"), Map.of());
        assertThat(german.during(Glossary::current)).isSameAs(german);
        assertThat(Glossary.current()).isSameAs(before);
    }
}
