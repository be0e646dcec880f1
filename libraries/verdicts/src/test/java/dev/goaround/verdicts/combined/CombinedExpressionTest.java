package dev.goaround.verdicts.combined;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goaround.contracts.watch.Combined;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Combinations of signals: what is taken, what is refused and with which words, and what follows from what is known. */
class CombinedExpressionTest {

    @Test
    void theFirstExpressionMayBeReadBeforeAnyIsAskedFor() {
        assertThatCode(CombinedExpression::warmUp).doesNotThrowAnyException();
    }

    private static final List<String> NAMES = List.of("cpu", "error_rate", "latency_p95");
    private static final String BUSY = "error_rate > 0.05 && (latency_p95 > 2.0 || cpu > 0.9)";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            error_rate=0.06 latency_p95=3 cpu=0.5 | true
            error_rate=0.06 latency_p95=1 cpu=0.95 | true
            error_rate=0.06 latency_p95=1 cpu=0.5 | false
            error_rate=0.01 latency_p95=3 cpu=1 | false
            error_rate=0.06 latency_p95=3         | true
            error_rate=0.06 cpu=0.95              | true
            error_rate=0.01                       | false
            latency_p95=1 cpu=0.5                 | false
            error_rate=0.06 latency_p95=1         | lacks cpu
            latency_p95=3                         | lacks error_rate
            latency_p95=1                         | lacks cpu error_rate
            error_rate=NaN latency_p95=3 cpu=1    | false
            """)
    void whatIsNotKnownCountsOnlyWhereTheRestDoesNotDecide(String known, String answer) {
        assertThat(answer(BUSY, known)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            !(cpu > 0.9)                          | cpu=0.95                   | false
            !(cpu > 0.9)                          |                            | lacks cpu
            cpu > 1  or  error_rate >= 0.05     | cpu=0 error_rate=0.05      | true
            error_rate * 2.0 > cpu                | cpu=0.1 error_rate=0.06    | true
            cpu > 0.5 ? error_rate > 0.1 : error_rate > 0.2 | cpu=0.6 error_rate=0.15 | true
            1 / 0 > 1  or  cpu > 0.9            | cpu=0.95                   | true
            1 / 0 > 1  or  cpu > 0.9            | cpu=0.5                    | lacks
            """)
    void theLanguageIsCels(String expression, String known, String answer) {
        assertThat(answer(expression.replace(" or ", " || "), known)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            eror_rate > 0.05 && cpu > 0.9   | at character 1: there is no signal ‘eror_rate’; there are cpu, error_rate, latency_p95
            cpu > 0.9 && p95 > 2.0          | at character 14: there is no signal ‘p95’
            error_rate > 5% && cpu > 0.9    | at character 14: ‘5%’ is no number; values are bare and in base units
            latency_p95 > 500ms && cpu > 0.9| ‘500ms’ is no number
            cpu > 'high' && cpu > 0.9       | at character 5: > does not go with (double, string); compare a signal with a number
            cpu && error_rate               | at character 5: && does not go with (double, double)
            cpu + 1.0                       | the whole is no comparison
            cpu > 0.9 &&                    | at character 13:
            (cpu > 0.9                      | at character 11:
            1 > 2 && 2 > 3                  | it names no signal
            [1.0].exists(x, x > cpu)        | at character 13:
            """)
    void whatIsWrongIsSaidWithItsPlace(String expression, String reason) {
        assertThat(CombinedExpression.read(expression, NAMES))
                .isInstanceOfSatisfying(
                        ExpressionReading.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason.strip()));
    }

    @Test
    void whatIsTooLongOrTooDeepIsRefused() {
        assertThat(CombinedExpression.read("cpu > 0.9" + " || cpu > 0.9".repeat(50), NAMES))
                .isInstanceOf(ExpressionReading.Refused.class);
        assertThat(CombinedExpression.read("(".repeat(200) + "cpu > 0.9" + ")".repeat(200), NAMES))
                .isInstanceOf(ExpressionReading.Refused.class);
    }

    @Test
    void signalsAreThoseThatAreNamed() {
        assertThat(CombinedExpression.read(BUSY, List.of("memory", "latency_p95", "error_rate", "cpu")))
                .isEqualTo(new ExpressionReading.Understood(new Combined(BUSY, NAMES)));
    }

    @Test
    void whatWasNeverCheckedIsNoExpression() {
        assertThatThrownBy(() -> CombinedExpression.of(new Combined("cpu >", List.of("cpu"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cpu >");
    }

    @Property(tries = 300)
    void readingNeverThrows(@ForAll String text) {
        assertThat(CombinedExpression.read(text, NAMES)).isNotNull();
    }

    private static String answer(String expression, String known) {
        Map<String, Double> figures = known == null
                ? Map.of()
                : Arrays.stream(known.strip().split(" "))
                        .map(pair -> pair.split("="))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> Double.valueOf(pair[1])));
        ExpressionReading reading = CombinedExpression.read(expression, NAMES);
        assertThat(reading).isInstanceOf(ExpressionReading.Understood.class);
        CombinedExpression.Answer answer = CombinedExpression.of(((ExpressionReading.Understood) reading).combined())
                .evaluate(figures);
        return answer.holds()
                .map(String::valueOf)
                .orElseGet(() -> ("lacks " + String.join(" ", answer.lacking())).strip());
    }
}
