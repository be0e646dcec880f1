package dev.goaround.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictWordsTest {

    @ParameterizedTest
    @CsvSource({
        "error_rate, 0.0812, , 8.12 %",
        "error_rate, 0, , 0 %",
        "latency_p95, 0.25, , 250 ms",
        "latency_p95, 5, , 5 s",
        "disk_free, 1250000000, , 1.25 GB",
        "cost, 12345.6, USD/month, 12346 USD/month",
        "request_rate, 17.25, , 17.3 requests/s",
        "queue, 1200, , 1200"
    })
    void valuesAreReadWithTheirUnit(String signal, double value, String unit, String expected) {
        assertThat(VerdictWords.value(Signal.named(signal), value, unit)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT0.5S, 500 ms", "PT5S, 5 s", "PT0S, 0 s", "PT1M30S, 1 min 30 s", "PT26H, 1 d 2 h"})
    void durationsAreShort(Duration duration, String expected) {
        assertThat(VerdictWords.duration(duration)).isEqualTo(expected);
    }
}
