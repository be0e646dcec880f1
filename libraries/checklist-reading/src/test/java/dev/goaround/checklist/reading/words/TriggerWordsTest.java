package dev.goaround.checklist.reading.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Data corruption detected              | data-corruption",
                "Data consistency concerns             | data-consistency",
                "Critical security vulnerability found | critical-security-vulnerability",
                "Any data loss is suspected.           | data-loss",
                "Core features broken                  | core-features",
                "A problem that users cannot recover from, and that support cannot explain | problem-that-users-cannot-recover-from-and-that-support",
                "Pérdida de datos                      | perdida-de-datos",
                "数据丢失                                  | 数据丢失",
                "???                                   | finding",
            })
    void aFindingIsNamedAfterItsWords(String text, String slug) {
        assertThat(FindingWords.slug(text)).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Roll back if error rate > 5%                  | error rate > 5%",
                "Rollback immediately when p95 > 5s            | p95 > 5s",
                "Watch it. Abort if the error rate exceeds 2%  | the error rate exceeds 2%",
                "Consider rollback if it gets bad              | it gets bad",
                "Tell the team if a rollback is needed         | -",
                "Rollback documented                           | -",
            })
    void rollBackIfStatesACondition(String text, String condition) {
        assertThat(RollbackIf.condition(text).orElse(null)).isEqualTo(condition);
    }

    @Test
    void alternativesOfLimitsAreCriteriaOfTheirOwn() {
        assertThat(Alternatives.of("Error rate > 5% or p95 > 5s")).containsExactly("Error rate > 5%", "p95 > 5s");
        assertThat(Alternatives.of("Data lost or corrupted")).containsExactly("Data lost or corrupted");
    }
}
