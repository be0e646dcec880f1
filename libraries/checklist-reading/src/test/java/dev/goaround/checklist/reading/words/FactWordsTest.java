package dev.goaround.checklist.reading.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            if customer-facing changes              | customer-facing
            If Customer-Facing changes              | customer-facing
            only if there are database migrations   | database-migrations
            if migrations need it                   | migrations
            if the infrastructure changes           | infrastructure
            unless hotfix                           | hotfix
            if no downtime is planned               | downtime
            if touching auth or personal data       | touching-auth,personal-data
            if static files changed                 | static-files
            if needed                               | -
            if they are due                         | -
            optional                                | -
            """)
    void aConditionNamesTheFactsThatDecideIt(String condition, String facts) {
        assertThat(FactWords.of(condition)).isEqualTo(facts == null ? List.of() : List.of(facts.split(",")));
    }
}
