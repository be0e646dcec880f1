package dev.goaround.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.SourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page whose histogram cannot be read says something about the requests, and nothing about their latency. */
class LatencyUnknownTest {

    private static final Instant AT = Instant.parse("2026-03-10T14:00:00Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "latency_p95, null, true",
                "latency_p95, latency: no bucket, false",
                "error_rate, latency: no bucket, true",
                "request_rate, latency: no bucket, true"
            })
    void onlyTheLatencyIsUnknown(String signal, String why, boolean answers) {
        SourceReading reading = SourceReading.of(sample(why), AT, AT, null);

        assertThat(reading.answers(new SignalProbes(Signal.named(signal), false, List.of())))
                .isEqualTo(answers);
        assertThat(reading.reason()).isEqualTo(why);
    }

    private static SampleTaken sample(String latencyUnknown) {
        return new SampleTaken(
                "dep-1",
                "backend/traffic",
                SourceKind.COUNTERS,
                1,
                1,
                AT,
                Duration.ZERO,
                null,
                SampleOutcome.UP,
                null,
                new Counts(10, 1),
                null,
                List.of(),
                null,
                null,
                latencyUnknown);
    }
}
