package dev.goaround.verdicts;

import static dev.goaround.contracts.verdict.VerdictKind.BREACH;
import static dev.goaround.contracts.verdict.VerdictKind.HEALTHY;
import static dev.goaround.contracts.verdict.VerdictKind.UNKNOWN;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.times;
import static dev.goaround.verdicts.Plans.when;

import org.junit.jupiter.api.Test;

/** A control target tells a sick observer from a sick service. */
class ControlTargetTest {

    @Test
    void whileTheControlTargetFailsTooAFailureIsUnknown() {
        Timeline.of(watched())
                .at("1s")
                .down(Plans.CONTROL)
                .down()
                .expect("down", UNKNOWN)
                .expectReason("down", "the observer is sick: the control target control fails too (status: 503)")
                .at("2s")
                .down(Plans.CONTROL)
                .down()
                .at("3s")
                .down(Plans.CONTROL)
                .down()
                .expect("down", UNKNOWN)
                .at("4s")
                .up(Plans.CONTROL, null)
                .up()
                .expect("down", HEALTHY);
    }

    @Test
    void aFailureThatCameJustBeforeTheControlTargetsIsNotBelievedEither() {
        Timeline.of(watched()).at("1s").down().down(Plans.CONTROL).expect("down", UNKNOWN);
    }

    @Test
    void failuresOfASickTimeDoNotCountInAWindowAfterwards() {
        Timeline.of(plan().withoutCounters().withControl().trigger("probes", when("probe_success", "<", 0.9)))
                .at("1s")
                .down(Plans.CONTROL)
                .down()
                .at("2s")
                .up(Plans.CONTROL, null)
                .up()
                .expect("probes", HEALTHY);
    }

    @Test
    void whileTheControlTargetAnswersFailedStands() {
        Timeline.of(watched())
                .at("1s")
                .up(Plans.CONTROL, null)
                .down()
                .at("2s")
                .up(Plans.CONTROL, null)
                .down()
                .expect("down", BREACH);
    }

    @Test
    void aControlTargetThatFailsAloneSaysNothingAboutTheService() {
        Timeline.of(watched()).at("1s").up().down(Plans.CONTROL).expect("down", HEALTHY);
    }

    private static Plans watched() {
        return plan().withoutCounters().withControl().trigger("down", times(when("health", "<", 1), 2));
    }
}
