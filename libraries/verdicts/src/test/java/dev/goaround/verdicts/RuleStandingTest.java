package dev.goaround.verdicts;

import static dev.goaround.verdicts.Plans.held;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RuleStandingTest {

    private static final Condition ERRORS = when("error_rate", ">", 0.05);

    @Test
    void followsEverySampleThroughPendingIntoTheBreachAndKeepsTheAge() {
        Timeline timeline = Timeline.of(plan().trigger("errors", held(ERRORS, "2s")));
        expect(timeline, "errors", VerdictCause.NO_DATA, null);
        expect(timeline.at("1s").errorRate(0), "errors", VerdictCause.IN_LIMITS, 0.0);
        expect(timeline.at("2s").errorRate(0.5), "errors", VerdictCause.PENDING, 0.25);
        expect(timeline.at("4s").errorRate(1), "errors", VerdictCause.THRESHOLD, 0.5);
        RuleStanding standing = of(timeline.at("9s").errorRate(1), "errors");
        assertThat(standing.holding()).isEqualTo(Duration.ofSeconds(7));
        assertThat(standing.limit()).isEqualTo(0.05);
        assertThat(standing.unit()).isEqualTo("ratio");
    }

    @Test
    void saysWhatIsShortOf() {
        Timeline samples = Timeline.of(plan().trigger("errors", ERRORS, GapPolicy.HOLD, new Floor(3, 0)));
        expect(samples.at("1s").errorRate(1), "errors", VerdictCause.TOO_FEW_SAMPLES, 1.0);
        Timeline requests = Timeline.of(plan().trigger("errors", ERRORS, GapPolicy.HOLD, new Floor(1, 100)));
        expect(requests.at("1s").requests(99, 99), "errors", VerdictCause.TOO_FEW_REQUESTS, 1.0);
        Timeline check = Timeline.of(plan().check("few-errors", when("error_rate", "<", 0.01)));
        expect(check.at("1s").errorRate(0), "few-errors", VerdictCause.TOO_SHORT, 0.0);
    }

    @Test
    void tellsApartWhyNothingIsKnown() {
        Timeline silent = Timeline.of(plan().trigger("errors", ERRORS));
        expect(silent.at("1s").errorRate(0).at("2s").countersUnknown(), "errors", VerdictCause.GAP, null);
        Timeline badGap = Timeline.of(plan().trigger("errors", ERRORS, GapPolicy.BREACH, new Floor(1, 0)));
        expect(badGap.at("1s").errorRate(0).at("2s").countersUnknown(), "errors", VerdictCause.GAP, null);
        Timeline slow = Timeline.of(plan().trigger("slow", when("latency_p95", ">", 2)));
        expect(slow.at("1s").latency(new Bucket(1.0, 0), new Bucket(null, 10)), "slow", VerdictCause.OFF_SCALE, null);
        Timeline unwatched = Timeline.of(plan().trigger("cpu", when("cpu", ">", 0.8)));
        expect(unwatched, "cpu", VerdictCause.NOT_WATCHED, null);
    }

    @Test
    void aFindingHasNoFigure() {
        Timeline timeline = Timeline.of(plan().findingTrigger("corrupt", "data-corruption"));
        expect(timeline, "corrupt", VerdictCause.IN_LIMITS, null);
        expect(timeline.at("1s").finding("data-corruption"), "corrupt", VerdictCause.FINDING, null);
        assertThat(of(timeline, "corrupt").limit()).isNull();
    }

    @Test
    void aSoakIsItsGoodTimeAgainstItsDuration() {
        Timeline timeline = Timeline.of(plan().trigger("errors", ERRORS).soak("calm", "10s"))
                .at("1s")
                .errorRate(0)
                .up();
        for (int second = 2; second <= 5; second++) {
            timeline.at(second + "s").errorRate(0).up();
        }
        expect(timeline, "calm", VerdictCause.PENDING, 4.0);
        assertThat(of(timeline, "calm").limit()).isEqualTo(10);
        expect(timeline.at("6s").requests(9000, 9000), "calm", VerdictCause.TRIGGER, 0.0);
    }

    @Test
    void aFigureWithoutAUnitIsACount() {
        assertThat(of(Timeline.of(plan().trigger("down", when("health", "==", 0))), "down")
                        .unit())
                .isEqualTo("count");
    }

    private static void expect(Timeline timeline, String id, VerdictCause cause, Double value) {
        RuleStanding standing = of(timeline, id);
        assertThat(standing.because()).as(standing.verdict().reason()).isEqualTo(cause);
        assertThat(standing.value()).isEqualTo(value);
    }

    private static RuleStanding of(Timeline timeline, String id) {
        return timeline.state().standings().stream()
                .filter(standing -> standing.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
