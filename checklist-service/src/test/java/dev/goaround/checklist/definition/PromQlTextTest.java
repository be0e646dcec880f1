package dev.goaround.checklist.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromQlTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "avg(cpu)",
                "sum(rate(http_requests_total{code=~\"5..\"}[5m])) / sum(rate(http_requests_total[5m]))",
                "a # a comment with ( in it",
                "a # (\n + b",
                "{__name__=\"a}(\"}",
                "label_replace(a, 'x', \"\\\"(\", `y\\`, '')",
                "1"
            })
    void whatMayBeAnExpressionIsTaken(String query) {
        assertThat(PromQlText.parse(query).value()).isEqualTo(query);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        sum(rate(a[5m])           | ‘(’ at character 4 is not closed
        sum(a))                   | ‘)’ at character 7 closes nothing
        rate(a[5m)]               | ‘)’ at character 10 closes nothing
        a{b="c}                   | a text that begins with " at character 5 is not closed
        a{b='c                    | at character 5 is not closed
        a{b="c\\"}                 | at character 5 is not closed
        # only a comment          | asks for nothing
        {}                        | asks for nothing
        """)
    void whatCannotBeOneIsNamedWithItsPlace(String query, String problem) {
        assertThat(PromQlText.parse(query).problem()).contains("is no PromQL expression", problem);
    }
}
