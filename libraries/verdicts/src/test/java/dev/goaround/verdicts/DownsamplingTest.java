package dev.goaround.verdicts;

import static dev.goaround.contracts.verdict.VerdictKind.HEALTHY;
import static dev.goaround.verdicts.Plans.over;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import dev.goaround.contracts.verdict.Figures;
import org.junit.jupiter.api.Test;

class DownsamplingTest {

    private static final int FOUR_HOURS = 4 * 60 * 60;

    @Test
    void aLongWindowAtAFastPaceStaysSmall() throws JsonProcessingException {
        Timeline timeline = Timeline.of(plan().expecting("2.0.0")
                .trigger("slow", over(when("latency_p95", ">", 5), "24H"))
                .trigger("probes", over(when("probe_success", "<", 0.5), "24H"))
                .check("version", over(when("version", "==", 1), "24H")));
        for (int second = 1; second <= FOUR_HOURS; second++) {
            timeline.at(second + "s").latency(new Bucket(0.1, 9), new Bucket(0.5, 1), new Bucket(null, 0));
            if (second % 4 == 2) {
                timeline.down();
            } else {
                timeline.up(Plans.HTTP, second % 4 == 0 ? "2.0.0" : "1.0.0");
            }
        }
        assertThat(timeline.state().sources().get(Plans.COUNTERS).readings()).hasSizeLessThan(1100);
        assertThat(timeline.state().sources().get(Plans.HTTP).readings()).hasSizeLessThan(1100);
        assertThat(Timeline.STORE.writeValueAsString(timeline.state())).hasSizeLessThan(700_000);
        Figures probes = timeline.verdict("probes").figures();
        assertThat(probes.samples()).isEqualTo(FOUR_HOURS);
        assertThat(probes.value()).isEqualTo(0.75);
        assertThat(timeline.verdict("slow").figures().requests()).isEqualTo(FOUR_HOURS * 10L);
        assertThat(timeline.verdict("version").figures().value()).isEqualTo(1.0 / 3, within(1e-9));
    }

    @Test
    void aWindowIsExactForFiveMinutesAndToOnePerCentBeyond() {
        Timeline timeline = Timeline.of(plan().trigger("day", over(when("error_rate", ">", 0.9), "24H"))
                .trigger("hour", over(when("error_rate", ">", 0.9), "1H"))
                .trigger("minutes", over(when("error_rate", ">", 0.9), "5M")));
        for (int second = 1; second <= FOUR_HOURS; second++) {
            timeline.at(second + "s").requests(10, second > FOUR_HOURS - 1800 ? 1 : 0);
        }
        timeline.expect("day", HEALTHY);
        assertThat(timeline.verdict("minutes").figures().requests()).isEqualTo(3000);
        assertThat(timeline.verdict("hour").figures().requests().doubleValue()).isEqualTo(36_000, within(360.0));
        assertThat(timeline.verdict("hour").figures().value()).isEqualTo(0.05, within(0.001));
        assertThat(timeline.verdict("day").figures().requests()).isEqualTo(FOUR_HOURS * 10L);
    }
}
