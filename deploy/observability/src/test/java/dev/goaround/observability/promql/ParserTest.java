package dev.goaround.observability.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
    @Test
    void aSelectorKeepsItsMatchersAndItsRange() {
        assertThat(Parser.parse("up{job=~\"a|b\", instance!='x',}[5m]"))
                .isEqualTo(new Expr.Selector(
                        "up",
                        List.of(new Expr.Matcher("job", "=~", "a|b"), new Expr.Matcher("instance", "!=", "x")),
                        Optional.of("5m")));
    }

    @Test
    void aStringIsNotReadAsQuery() {
        assertThat(selectors("up{job=\"sum(down) by (it)\"}")).containsExactly("up");
        assertThat(Parser.parse("up{job=\"a\\\"b\"}").toString()).contains("a\"b");
    }

    @Test
    void labelsOfGroupingsAndMatchingAreNoMetrics() {
        assertThat(selectors("sum by (a, b) (x) / on (a) group_left (c) count without (d) (y offset 5m)"))
                .containsExactly("x", "y");
        assertThat(selectors("sum(x) by (a) unless ignoring (b) y @ end()")).isNotEmpty();
    }

    @Test
    void bracketsHoldDurationsStepsAndVariables() {
        assertThat(selectors("max_over_time(rate(x_total[$__rate_interval])[1h30m:1m])"))
                .containsExactly("x_total");
        assertThat(selectors("max_over_time(x[${__range}:])")).containsExactly("x");
    }

    @Test
    void multiplicationBindsTighterThanComparisonAndThatThanOr() {
        assertThat(Parser.parse("a + b * c > d or e")).isInstanceOfSatisfying(Expr.Binary.class, or -> {
            assertThat(or.op()).isEqualTo("or");
            assertThat(((Expr.Binary) or.left()).op()).isEqualTo(">");
        });
    }

    @Test
    void recordedNamesHaveColons() {
        assertThat(selectors("job:requests:rate5m / job:errors:rate5m"))
                .containsExactly("job:requests:rate5m", "job:errors:rate5m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sum(",
                "sum(x))",
                "rated(x[5m])",
                "x{job}",
                "x{job=y}",
                "x[five]",
                "sum by (x",
                "x y",
                "1 +",
                "x[5m][5m]",
                "rate(x[5m]",
                "x{job=\"a\"",
                "x ? y",
                "(x + y)[5m]"
            })
    void whatPrometheusRefusesIsRefusedWithItsPlace(String query) {
        assertThatThrownBy(() -> Parser.parse(query))
                .isInstanceOf(UnreadableQuery.class)
                .hasMessageContaining("at character");
    }

    private static List<String> selectors(String query) {
        return Parser.parse(query)
                .walk()
                .filter(Expr.Selector.class::isInstance)
                .map(each -> ((Expr.Selector) each).metric())
                .toList();
    }
}
