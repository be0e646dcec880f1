package dev.goaround.probe.probing.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.probe.Plans;
import dev.goaround.probe.probers.ProbeError;
import dev.goaround.probe.probers.ProbeResult;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The registry that Quarkus uses is the one with the older client. */
@SuppressWarnings("deprecation")
class ProbingMetersTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** The loop is only there for lines of the log; none is written here. */
    private final ProbingMeters meters = new ProbingMeters(registry, null);

    @Test
    void everyKindAndOutcomeBeginsAtZeroSoThatTheFirstFailureIsAnIncrease() {
        assertThat(lines("goaround_probe_samples_total{"))
                .hasSize(9)
                .contains("goaround_probe_samples_total{kind=\"prometheus\",outcome=\"failed\",} 0.0")
                .allMatch(line -> line.endsWith(" 0.0"));
        assertThat(lines("goaround_probe_defects_total{"))
                .containsExactlyInAnyOrder(
                        "goaround_probe_defects_total{reason=\"defect\",} 0.0",
                        "goaround_probe_defects_total{reason=\"plan\",} 0.0");
        assertThat(lines("goaround_probe_ticks_skipped_total{"))
                .containsExactlyInAnyOrder(
                        "goaround_probe_ticks_skipped_total{reason=\"missed\",} 0.0",
                        "goaround_probe_ticks_skipped_total{reason=\"no-room\",} 0.0");
    }

    @Test
    void aSampleIsCountedByItsOutcomeAndNeverByItsReason() {
        ProbeResult late =
                ProbeResult.unknown(ProbeError.OVERLOAD, "16 questions to shop.example were open all the time");
        meters.sampled(null, Plans.health("health", Duration.ofSeconds(1)), late, Duration.ofMillis(30), false);
        assertThat(registry.scrape())
                .contains("goaround_probe_samples_total{kind=\"http\",outcome=\"unknown\",} 1.0")
                .contains("goaround_probe_duration_seconds_bucket{kind=\"http\",le=\"0.025\",} 0.0")
                .contains("goaround_probe_duration_seconds_bucket{kind=\"http\",le=\"0.05\",} 1.0")
                .doesNotContain("shop.example");
    }

    @Test
    void theScheduleErrorIsToldAtTheQuarterSecondThatIsPromised() {
        meters.tick(Duration.ofMillis(251), 2);
        meters.tick(Duration.ofMillis(-1), 0);
        assertThat(lines("goaround_probe_schedule_error_seconds_bucket"))
                .containsExactly(
                        "goaround_probe_schedule_error_seconds_bucket{le=\"0.01\",} 1.0",
                        "goaround_probe_schedule_error_seconds_bucket{le=\"0.1\",} 1.0",
                        "goaround_probe_schedule_error_seconds_bucket{le=\"0.25\",} 1.0",
                        "goaround_probe_schedule_error_seconds_bucket{le=\"1.0\",} 2.0",
                        "goaround_probe_schedule_error_seconds_bucket{le=\"+Inf\",} 2.0");
        assertThat(registry.scrape()).contains("goaround_probe_ticks_skipped_total{reason=\"missed\",} 2.0");
    }

    private List<String> lines(String beginning) {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .toList();
    }
}
