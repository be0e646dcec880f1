package dev.goaround.checklist.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "5s,PT5S", "1m,PT1M", "1m30s,PT1M30S", "2h,PT2H", "1d,PT24H"})
    void durationsAreReadAsPeopleWriteThem(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(ParsedField.good(expected));
    }

    @ParameterizedTest
    @CsvSource({"5", "fast", "5 weeks", "-5s", "0s", "''", "99999999999s"})
    void otherDurationsAreRefused(String text) {
        assertThat(DurationText.parse(text).problem()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "error_rate, < 1%, 0.01, ratio",
        "error_rate, ≤ 0.5 %, 0.005, ratio",
        "error_rate, < 0.01, 0.01, ratio",
        "latency_p99, < 500ms, 0.5, seconds",
        "disk_free, >= 20 GB, 20000000000, bytes",
        "disk_free, > 20%, 0.2, ratio",
        "memory, < 2GiB, 2147483648, bytes",
        "cost, < $500/month, 500, USD/month",
        "certificate_days_left, > 30 days, 30, days",
        "queue_length, < 100, 100, count",
    })
    void limitsAreReadIntoBaseUnits(String signal, String text, double value, String unit) {
        assertThat(LimitText.parse(signal, text).value()).satisfies(limit -> {
            assertThat(limit.value()).isEqualTo(value);
            assertThat(limit.unit()).isEqualTo(unit);
        });
    }

    @Test
    void labelsAreReadAsPrometheusMatchersAre() {
        assertThat(SeriesText.parse("r{status=~\"5..\",method=\"GET\"}").value().where())
                .isEqualTo(Map.of("status", "5..", "method", "GET"));
        assertThat(SeriesText.parse("r{path=\"/a.b\"}").value().where()).isEqualTo(Map.of("path", "/a\\.b"));
        assertThat(SeriesText.parse("r{}").value().where()).isEmpty();
        assertThat(SeriesText.parse("r{status=5}").problem()).contains("not read from character 1");
    }
}
