package dev.goaround.checklist.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {

    @ParameterizedTest
    @CsvSource({
        "if customer-facing changes, customer-facing, false, true",
        "if customer-facing changes, customer-facing, true, false",
        "if customer-facing changes, has-migrations, false, false",
        "if there are database migrations, database-migrations, false, true",
        "unless hotfix, hotfix, true, true",
        "unless hotfix, hotfix, false, false",
        "if no downtime is planned, downtime, true, true",
    })
    void aStatedFactRulesOutWhatItContradicts(String condition, String fact, boolean holds, boolean ruledOut) {
        assertThat(Facts.ruledOut(Map.of("item", condition), Map.of(fact, holds))
                        .containsKey("item"))
                .isEqualTo(ruledOut);
    }
}
