package dev.goaround.verdicts;

import static dev.goaround.contracts.verdict.VerdictKind.BREACH;
import static dev.goaround.contracts.verdict.VerdictKind.HEALTHY;
import static dev.goaround.contracts.verdict.VerdictKind.INSUFFICIENT;
import static dev.goaround.contracts.verdict.VerdictKind.UNKNOWN;
import static dev.goaround.verdicts.Plans.held;
import static dev.goaround.verdicts.Plans.over;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.someOf;
import static dev.goaround.verdicts.Plans.when;

import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Triggers of several signals, each of which may be unknown or below its floor. */
class CombinedSignalTest {

    private static final Condition WINDOW = when("any", ">", 0);
    private static final Condition BOTH = combined(WINDOW, "error_rate > 0.05 && health < 1", "error_rate", "health");
    private static final Condition EITHER = combined(WINDOW, "error_rate > 0.05 || health < 1", "error_rate", "health");

    @Test
    void bothHaveToBeBad() {
        Timeline.of(plan().trigger("both", BOTH))
                .at("1s")
                .errorRate(0.08)
                .up()
                .expect("both", HEALTHY)
                .expectReason("both", "error_rate > 0.05 && health < 1 is not so")
                .expectReason("both", "error rate 8 %, health 1")
                .at("2s")
                .down()
                .expect("both", BREACH)
                .expectReason("both", "error_rate > 0.05 && health < 1 is so");
    }

    @Test
    void whatTheOthersDecideNeedsNoAnswerOfTheLast() {
        Timeline.of(plan().trigger("either", EITHER).trigger("both", BOTH))
                .at("1s")
                .down()
                .expect("either", BREACH)
                .expectReason("either", "error rate not judged, health 0")
                .expect("both", INSUFFICIENT)
                .at("2s")
                .up()
                .expect("either", INSUFFICIENT)
                .expect("both", HEALTHY);
    }

    @Test
    void aSourceThatCannotBeAskedLeavesTheWholeUnknownUnlessTheOthersDecide() {
        Timeline.of(plan().trigger("either", EITHER).trigger("both", BOTH))
                .at("1s")
                .errorRate(0.08)
                .up()
                .at("2s")
                .countersUnknown()
                .expect("either", UNKNOWN)
                .expectReason("either", "error rate unknown (shop/metrics could not say (network))")
                .expect("both", HEALTHY)
                .at("3s")
                .down()
                .expect("either", BREACH)
                .expect("both", UNKNOWN);
    }

    @Test
    void aSourceThatFallsSilentLeavesTheWholeUnknown() {
        Timeline timeline = Timeline.of(plan().trigger("both", BOTH)).at("1s").errorRate(0.08);
        for (int second = 1; second < 9; second++) {
            timeline.at(second + "s").down();
        }
        timeline.expect("both", UNKNOWN).expectReason("both", "error rate unknown (shop/metrics silent since");
    }

    @Test
    void thePendingTimeIsTheWholes() {
        Timeline.of(plan().trigger(
                                "both",
                                combined(
                                        held(WINDOW, "3s"), "error_rate > 0.05 && health < 1", "error_rate", "health")))
                .restartingAlways()
                .at("1s")
                .errorRate(0.08)
                .down()
                .expect("both", HEALTHY)
                .at("3s")
                .errorRate(0.08)
                .expect("both", HEALTHY)
                .at("4s")
                .errorRate(0.08)
                .expect("both", BREACH);
    }

    @Test
    void someOfSeveralCountsTheWhole() {
        Timeline timeline = Timeline.of(plan().withoutHttp()
                .trigger(
                        "some",
                        combined(
                                someOf(over(WINDOW, "1s"), 2, 3),
                                "error_rate > 0.05 && error_rate < 0.5",
                                "error_rate")));
        timeline.at("1s").errorRate(0.08).expect("some", HEALTHY);
        timeline.at("2s").errorRate(0.9).expect("some", HEALTHY);
        timeline.at("3s").errorRate(0.08).expect("some", BREACH);
    }

    @Test
    void theFloorIsThatOfEachSignal() {
        Timeline.of(plan().trigger("both", BOTH, GapPolicy.HOLD, new Floor(1, 500)))
                .at("1s")
                .down()
                .requests(100, 90)
                .expect("both", INSUFFICIENT)
                .expectReason("both", "error rate not judged (100 of 500 requests)")
                .at("2s")
                .requests(900, 90)
                .expect("both", BREACH);
    }

    @Test
    void aSignalThatNothingGivesIsSaid() {
        Timeline.of(plan().trigger("odd", combined(WINDOW, "error_rate > 0.05 && cpu > 0.9", "cpu", "error_rate")))
                .at("1s")
                .errorRate(0.08)
                .expect("odd", UNKNOWN)
                .expectReason("odd", "cpu unknown (no probe gives it: a prometheus probe with signal cpu is needed)");
    }

    private static Condition combined(Condition lasting, String expression, String... signals) {
        return Plans.combined(lasting, expression, List.of(signals));
    }
}
