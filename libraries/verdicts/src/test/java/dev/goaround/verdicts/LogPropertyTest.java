package dev.goaround.verdicts;

import static dev.goaround.verdicts.Plans.held;
import static dev.goaround.verdicts.Plans.over;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.surely;
import static dev.goaround.verdicts.Plans.times;
import static dev.goaround.verdicts.Plans.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.StatisticalComparison;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LogPropertyTest {

    private enum What {
        COUNTS,
        COUNTS_UNKNOWN,
        SLOW,
        UP,
        DOWN,
        UNKNOWN,
        TICK,
        REPEAT,
        STABLE,
        STABLE_UNKNOWN,
        BOTH_FOR_LONG,
        STEPPED,
        REVISED
    }

    private record Step(What what, int afterMillis, int failures) {}

    @Provide
    Arbitrary<List<Step>> logs() {
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(0, 5_000),
                        Arbitraries.integers().between(0, 100))
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 200)
    void aRestartBeforeAnyRecordChangesNothing(@ForAll("logs") List<Step> log, @ForAll GapPolicy gap) {
        List<String> straight = play(Timeline.of(everything(gap, 0.05, 1)), log, gap, 0.05);
        List<String> restarted = play(Timeline.of(everything(gap, 0.05, 1)).restartingAlways(), log, gap, 0.05);
        assertThat(restarted).isEqualTo(straight);
    }

    @Property(tries = 200)
    void aLowerThresholdBreachesWheneverAHigherOneDoes(@ForAll("logs") List<Step> log, @ForAll GapPolicy gap) {
        Timeline low = Timeline.of(everything(gap, 0.05, 1));
        Timeline high = Timeline.of(everything(gap, 0.5, 1));
        long revision = 1;
        for (Step step : log) {
            revision += isPlan(step) ? 1 : 0;
            step(low.after(step.afterMillis() + "ms"), step, gap, 0.05, revision);
            step(high.after(step.afterMillis() + "ms"), step, gap, 0.5, revision);
            if (high.verdict("errors").kind() == VerdictKind.BREACH) {
                assertThat(low.verdict("errors").kind()).isEqualTo(VerdictKind.BREACH);
            }
        }
    }

    @Property(tries = 200)
    void neitherUnknownNorInsufficientIsEverABreach(@ForAll("logs") List<Step> log) {
        Timeline timeline = Timeline.of(everything(GapPolicy.HOLD, 0.05, 1));
        long revision = 1;
        for (Step step : log) {
            revision += isPlan(step) ? 1 : 0;
            step(timeline.after(step.afterMillis() + "ms"), step, GapPolicy.HOLD, 0.05, revision);
            assertThat(timeline.state().verdicts())
                    .allMatch(changed -> !changed.verdict().reason().isBlank())
                    .allMatch(changed -> changed.verdict().pendingSince() == null
                            || changed.verdict().kind() == VerdictKind.HEALTHY);
        }
    }

    private static List<String> play(Timeline timeline, List<Step> log, GapPolicy gap, double threshold) {
        long revision = 1;
        for (Step step : log) {
            revision += isPlan(step) ? 1 : 0;
            step(timeline.after(step.afterMillis() + "ms"), step, gap, threshold, revision);
        }
        return timeline.said();
    }

    private static void step(Timeline timeline, Step step, GapPolicy gap, double threshold, long revision) {
        switch (step.what()) {
            case COUNTS -> timeline.requests(100, step.failures());
            case COUNTS_UNKNOWN -> timeline.countersUnknown();
            case SLOW -> timeline.latency(new Bucket(0.1, 100 - step.failures()), new Bucket(null, step.failures()));
            case UP -> timeline.up();
            case DOWN -> timeline.down();
            case UNKNOWN -> timeline.unknown();
            case TICK -> timeline.tick();
            case REPEAT -> timeline.requests(100, 100).repeatLast(Plans.COUNTERS);
            case STABLE -> timeline.stable(100, 2);
            case STABLE_UNKNOWN -> timeline.stableUnknown();
            case BOTH_FOR_LONG -> {
                for (int i = 0; i < 6; i++) {
                    timeline.after("1s").requests(100, step.failures()).stable(100, i % 4);
                }
            }
            case STEPPED -> timeline.plan(everything(gap, threshold, revision).since(timeline.offset()));
            case REVISED -> timeline.plan(everything(gap, threshold, revision));
        }
    }

    private static boolean isPlan(Step step) {
        return step.what() == What.REVISED || step.what() == What.STEPPED;
    }

    private static Plans everything(GapPolicy gap, double threshold, long revision) {
        Condition worse = surely(
                over(when("error_rate", ">", threshold), "10s"), new StatisticalComparison(false, 5, null, 0.9, 3));
        return plan().revision(revision)
                .withStable()
                .trigger("worse", times(worse, 2), gap, new Floor(1, 0))
                .trigger("errors", times(held(when("error_rate", ">", threshold), "3s"), 2), gap, new Floor(1, 50))
                .trigger("down", times(when("health", "==", 0), 2), gap, new Floor(1, 0))
                .trigger("slow", when("latency_p95", ">", 0.05), gap, new Floor(1, 0))
                .trigger("mem", when("memory", ">", 0.9))
                .check("ok", held(when("health", "==", 1), "2s"))
                .soak("soak", "20s");
    }
}
