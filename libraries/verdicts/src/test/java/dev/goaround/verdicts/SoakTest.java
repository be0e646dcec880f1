package dev.goaround.verdicts;

import static dev.goaround.contracts.verdict.VerdictKind.BREACH;
import static dev.goaround.contracts.verdict.VerdictKind.HEALTHY;
import static dev.goaround.contracts.verdict.VerdictKind.INSUFFICIENT;
import static dev.goaround.contracts.verdict.VerdictKind.UNKNOWN;
import static dev.goaround.verdicts.Plans.over;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.when;

import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import org.junit.jupiter.api.Test;

class SoakTest {

    private static final Condition ERRORS = over(when("error_rate", ">", 0.05), "1s");

    @Test
    void timeWithoutBreachAddsUp() {
        Timeline timeline = soak("5s").at("1s").errorRate(0).expectPendingSince("soak", "0s");
        run(timeline, 2, 5);
        timeline.expectPendingSince("soak", "0s")
                .expectReason("soak", "4 s of 5 s without breach")
                .at("6s")
                .errorRate(0)
                .expectSettled("soak", HEALTHY)
                .expectReason("soak", "5 s without breach");
    }

    @Test
    void aBreachStartsItAgain() {
        Timeline timeline = soak("3s");
        run(timeline, 1, 3);
        timeline.at("4s").errorRate(0.9).expect("soak", BREACH).expectReason("soak", "the time starts again");
        timeline.at("5s").errorRate(0).expectPendingSince("soak", "4s");
        run(timeline, 6, 6);
        timeline.expectPendingSince("soak", "4s").at("7s").errorRate(0).expectSettled("soak", HEALTHY);
    }

    @Test
    void aBreachBeforeItMayBeginToCountDoesNotLetItBeginEarlier() {
        Timeline timeline = Timeline.of(plan().trigger("errors", ERRORS).soakFrom("soak", "2s", "6s"));
        timeline.at("1s").errorRate(0.9).expect("soak", BREACH);
        run(timeline, 2, 7);
        timeline.expectPendingSince("soak", "6s");
        run(timeline, 8, 8);
        timeline.expectSettled("soak", HEALTHY);
    }

    @Test
    void unknownAndSilentTimeDoesNotCount() {
        Timeline timeline = soak("5s");
        run(timeline, 1, 3);
        timeline.at("4s")
                .countersUnknown()
                .expect("soak", UNKNOWN)
                .expectReason("soak", "2 s of 5 s without breach; time does not count: shop/metrics could not say")
                .at("5s")
                .countersUnknown()
                .at("20s")
                .tick()
                .expect("soak", UNKNOWN)
                .at("21s")
                .firstScrape();
        run(timeline, 22, 23);
        timeline.expectReason("soak", "3 s of 5 s")
                .expect("soak", HEALTHY)
                .at("24s")
                .errorRate(0)
                .expectReason("soak", "4 s of 5 s")
                .at("25s")
                .errorRate(0)
                .expectSettled("soak", HEALTHY);
    }

    @Test
    void timeInWhichNothingCouldBeJudgedDoesNotCount() {
        Timeline.of(plan().trigger("errors", ERRORS, GapPolicy.HOLD, new Floor(1, 100))
                        .soak("soak", "3s"))
                .at("1s")
                .requests(3, 0)
                .expect("soak", INSUFFICIENT)
                .at("2s")
                .requests(3, 0)
                .at("4s")
                .requests(3, 0)
                .expect("soak", INSUFFICIENT)
                .expectReason("soak", "0 s of 3 s without breach; time does not count: no trigger can be judged yet");
    }

    @Test
    void triggersThatNothingWatchesDoNotHoldItUp() {
        Timeline timeline = Timeline.of(plan().trigger("errors", ERRORS)
                .trigger("mem", when("memory", ">", 0.9))
                .soak("soak", "2s"));
        run(timeline, 1, 3);
        timeline.expectSettled("soak", HEALTHY);
    }

    @Test
    void withoutTriggersItGoesByItsSources() {
        Timeline timeline = Timeline.of(plan().withoutCounters().soak("soak", "2s"))
                .at("1s")
                .up()
                .at("2s")
                .up()
                .expectPendingSince("soak", "0s")
                .at("3s")
                .up();
        timeline.expectSettled("soak", HEALTHY);
    }

    @Test
    void withoutProbesItIsUnknown() {
        Timeline.of(plan().withoutCounters().withoutHttp().soak("soak", "2s"))
                .at("5s")
                .tick()
                .expect("soak", UNKNOWN);
    }

    @Test
    void whatHasPassedIsKeptOverARevision() {
        Timeline timeline = soak("5s");
        run(timeline, 1, 4);
        timeline.plan(plan().revision(2).trigger("errors", ERRORS).soak("soak", "5s"));
        run(timeline, 5, 6);
        timeline.expectSettled("soak", HEALTHY);
    }

    private static Timeline soak(String duration) {
        return Timeline.of(plan().trigger("errors", ERRORS).soak("soak", duration));
    }

    private static void run(Timeline timeline, int from, int to) {
        for (int second = from; second <= to; second++) {
            timeline.at(second + "s").errorRate(0);
        }
    }
}
