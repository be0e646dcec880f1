package dev.goaround.imports.promql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromqlReadingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "up{job=\"shop\", instance!~'a|b',} == 0",
                "{__name__=~\"shop:.*\"}",
                "{\"shop.requests\", code=~\"5..\"}",
                "sum by (job, le) (rate(a_bucket[5m]))",
                "sum(rate(a[5m])) by (job)",
                "-a ^ 2 * 3 + b % 4 > bool 1",
                "a / on (job) group_left (owner) b",
                "a unless ignoring(code) b or vector(0)",
                "max_over_time(rate(a[1m])[10m:30s])",
                "max_over_time(a[1h:])",
                "a offset 5m > a @ end()",
                "rate(a[300])",
                "topk(3, a) and on() hour() > 8",
                "quantile(0.9, a) >= .5e1",
                "count_values(\"v\", a) != Inf",
                "histogram_quantile(0.99, sum(rate(a[5m])))",
                ":node:load1: > 0x10",
                "absent(up) # nobody home",
                "sum(sum)",
                "a and (b or (c and d))"
            })
    void whatPrometheusReadsIsRead(String expression) {
        assertThat(PromqlReading.of(expression)).isInstanceOf(PromqlReading.Read.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum(a > 1 | it ends where",
                "a > | it ends where a metric",
                "a b | ‘b’ (character 3) stands where the end",
                "a{job=shop} | a label's value in quotes",
                "a{job} | a label's name with =",
                "sum(a)[5m] | stands behind something that is no selector",
                "a[soon] | is no duration",
                "a & b | begins nothing",
                "rate(a[5m] | it ends where",
                "a offset b | a duration",
                "\"open | no closing quote",
                "sum() | given nothing to aggregate"
            })
    void whatIsNoExpressionIsRefusedWithItsPlace(String expression, String reason) {
        assertThat(PromqlReading.of(expression))
                .isInstanceOfSatisfying(
                        PromqlReading.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vector(1)                                        | true",
                "sum(rate(a[5m]))                                 | true",
                "sum(rate(a[5m])) / sum(rate(b[5m]))              | true",
                "sum(a) * 100                                     | true",
                "1 - avg(a)                                       | true",
                "sum by (job) (a{job=\"shop\"})                   | true",
                "sum by (job) (a{job=~\"shop\"})                  | false",
                "sum by (job, code) (a{job=\"shop\"})             | false",
                "sum without (pod) (a{job=\"shop\"})              | false",
                "histogram_quantile(0.9, sum by (le) (rate(a[5m]))) | true",
                "histogram_quantile(0.9, rate(a[5m]))             | false",
                "a{job=\"shop\"}                                  | false",
                "a / on() sum(b)                                  | true",
                "a / on() group_left sum(b)                       | false",
                "a / sum(b)                                       | true",
                "sum(a) or vector(0)                              | true",
                "sum by (job) (a{job=\"x\"}) or vector(0)         | false",
                "topk(1, a)                                       | false",
                "scalar(a)                                        | true",
                "absent(a{job=\"x\"})                             | true",
                "abs(sum(a))                                      | true",
                "clamp_max(a, 1)                                  | false",
                "label_replace(a, \"x\", \"$1\", \"y\", \"(.*)\") | false",
                "count_values(\"v\", a)                           | false",
                "recorded{window=\"5m\"}                          | true",
                "recorded{window=\"1h\"}                          | false",
                "recorded                                         | false",
                "unheard_of(a)                                    | false"
            })
    void oneSeriesIsToldOnlyWhereTheExpressionShowsIt(String expression, boolean one) {
        RecordingRules recordings = new RecordingRules(
                Map.of("recorded", List.of(recording("sum(a)", "5m"), recording("sum by (pod) (a)", "1h"))));
        assertThat(new ResultCardinality(recordings).isOne(read(expression))).isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource({
        "14.4 * 0.001, 0.014400000000000001",
        "(14.4 * (1 - 0.999)), 0.014400000000000013",
        "-(2 ^ 3 ^ 0), -2",
        "7 % 4 / 2, 1.5",
        "5m, 300"
    })
    void aLimitIsReckonedAsPrometheusDoes(String expression, double value) {
        assertThat(ConstantFolding.of(read(expression))).hasValue(value);
    }

    @Property(tries = 300)
    void nothingIsThrownWhateverIsWritten(@ForAll @From("scraps") String text) {
        assertThat(PromqlReading.of(text)).isNotNull();
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.of(
                        "sum",
                        "(",
                        ")",
                        "rate",
                        "a",
                        "[5m]",
                        "{",
                        "}",
                        "job=\"x\"",
                        " by ",
                        ",",
                        ">",
                        "0.05",
                        "and",
                        "or",
                        "-",
                        "\"",
                        "offset",
                        "@",
                        "[",
                        "]",
                        ":",
                        "5m",
                        "e",
                        "#",
                        "\n",
                        "1e",
                        "bool",
                        "on",
                        "😀",
                        "\\")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join(" ", parts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "sum(", "a{", "a[1m"})
    void depthAndLengthAreBounded(String part) {
        assertThat(PromqlReading.of(part.repeat(3_000))).isInstanceOf(PromqlReading.Refused.class);
        assertThat(PromqlReading.of(part.repeat(30_000))).isInstanceOf(PromqlReading.Refused.class);
    }

    private static RecordingRules.Recording recording(String expression, String window) {
        return new RecordingRules.Recording(read(expression), Map.of("window", window));
    }

    private static PromqlExpression read(String text) {
        return ((PromqlReading.Read) PromqlReading.of(text)).expression();
    }
}
