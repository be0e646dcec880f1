package dev.goaround.verdicts;

import static dev.goaround.contracts.verdict.VerdictKind.BREACH;
import static dev.goaround.contracts.verdict.VerdictKind.HEALTHY;
import static dev.goaround.contracts.verdict.VerdictKind.INSUFFICIENT;
import static dev.goaround.contracts.verdict.VerdictKind.UNKNOWN;
import static dev.goaround.verdicts.Plans.over;
import static dev.goaround.verdicts.Plans.plan;
import static dev.goaround.verdicts.Plans.times;
import static dev.goaround.verdicts.Plans.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.goaround.contracts.sample.LatencyHistogram.Bucket;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.verdict.VersionSeen;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.TriggerMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was not seen is never good, and never bad. */
class NotSeenTest {

    private static final Condition ERRORS = when("error_rate", ">", 0.05);

    @Test
    void aFailedScrapeMakesTheTrafficsSignalsUnknownAtOnce() {
        Timeline.of(plan().trigger("errors", ERRORS).trigger("rate", when("request_rate", "<", 1)))
                .at("1s")
                .errorRate(0)
                .expect("errors", HEALTHY)
                .at("2s")
                .countersFailed()
                .expect("errors", UNKNOWN)
                .expect("rate", UNKNOWN)
                .expectBreachOf();
    }

    @Test
    void aPageThatNoLongerTimesItsRequestsMakesLatencyUnknownAtOnce() {
        Timeline.of(plan().trigger("slow", when("latency_p95", ">", 0.5)).trigger("errors", ERRORS))
                .at("1s")
                .latency(new Bucket(0.1, 100L), new Bucket(null, 0L))
                .expect("slow", HEALTHY)
                .at("2s")
                .requests(100, 0)
                .expect("slow", UNKNOWN)
                .expectReason("slow", "shop/metrics counted 100 requests and timed none")
                .expect("errors", HEALTHY);
    }

    @Test
    void aPageThatBeginsAnewSaysNothingAboutTheTimeBefore() {
        Timeline.of(plan().trigger("errors", ERRORS))
                .at("1s")
                .errorRate(0)
                .at("2s")
                .firstScrape()
                .expect("errors", UNKNOWN)
                .expectReason("errors", "shop/metrics counted nothing at its last answer")
                .at("3s")
                .errorRate(0)
                .expect("errors", HEALTHY);
    }

    @Test
    void whatIsGoodOnOneOfTwoReplicasIsUnknownWhileTheOtherIs() {
        Timeline.of(plan().withReplica().trigger("errors", ERRORS))
                .at("1s")
                .errorRate(0)
                .expect("errors", INSUFFICIENT)
                .replica(Plans.REPLICA, SampleOutcome.UP, 1000, 0)
                .expect("errors", HEALTHY)
                .at("2s")
                .replica(Plans.REPLICA, SampleOutcome.FAILED, 0, 0)
                .expect("errors", UNKNOWN)
                .errorRate(0)
                .expect("errors", UNKNOWN)
                .expectReason("errors", "replica/metrics could not say (connection refused)");
    }

    @Test
    void whatIsBadOnOneOfTwoReplicasIsBad() {
        Timeline.of(plan().withReplica().trigger("errors", ERRORS))
                .at("1s")
                .replica(Plans.REPLICA, SampleOutcome.FAILED, 0, 0)
                .errorRate(0.5)
                .expect("errors", BREACH)
                .expectReason("errors", "without replica/metrics could not say");
    }

    @Test
    void thatThereAreTooFewRequestsIsNotShownByOneOfTwoReplicas() {
        Condition few = when("request_rate", "<", 100);
        Timeline.of(plan().withReplica().trigger("few", few).trigger("many", when("request_rate", ">", 10)))
                .at("1s")
                .replica(Plans.REPLICA, SampleOutcome.UNKNOWN, 0, 0)
                .requests(20, 0)
                .expect("few", UNKNOWN)
                .expect("many", BREACH)
                .replica(Plans.REPLICA, SampleOutcome.UP, 20, 0)
                .expect("few", BREACH);
    }

    @Test
    void whatLimitsTheCountsIsSaidWithTheVerdictThatRestsOnThem() {
        String note = "failures: no series of http_errors_total has been on the page yet";
        Timeline timeline = Timeline.of(plan().trigger("errors", ERRORS))
                .at("1s")
                .noted(100, 0, note)
                .expect("errors", HEALTHY)
                .expectReason("errors", note);
        assertThat(timeline.verdict("errors").figures().note()).isEqualTo(note);
        timeline.at("2s").requests(100, 0);
        assertThat(timeline.verdict("errors").figures().note()).isEqualTo(note);
        timeline.at("12s").requests(100, 0);
        assertThat(timeline.verdict("errors").figures().note()).isNull();
    }

    @Test
    void aPageThatCanBeReadAtEverySecondTickAddsUpToNoSoak() {
        Timeline timeline = Timeline.of(plan().trigger("errors", when("error_rate", ">", 0.6))
                .trigger("down", times(when("health", "==", 0), 3))
                .soak("soak", "10s"));
        for (int second = 1; second <= 120; second++) {
            timeline.at(second + "s").up();
            if (second % 2 == 0) {
                timeline.countersUnknown();
            } else {
                timeline.requests(100, 50);
            }
            timeline.after("500ms").up();
        }
        assertThat(timeline.verdict("soak").reason()).contains("0 s of 10 s without breach");
    }

    @Test
    void oneTriggerOfSeveralThatCannotBeJudgedStopsTheSoak() {
        Timeline timeline = Timeline.of(plan().trigger("down", when("health", "==", 0))
                .trigger("errors", ERRORS, GapPolicy.HOLD, new Floor(1, 20))
                .soak("soak", "5s"));
        for (int second = 1; second <= 30; second++) {
            timeline.at(second + "s").up().requests(1, 0);
        }
        timeline.expect("soak", INSUFFICIENT)
                .expectReason(
                        "soak", "0 s of 5 s without breach; time does not count: \"errors text\" cannot be judged")
                .expectReason("soak", "10 of 20 requests");
    }

    @Test
    void noTrafficAtAllIsGoodTimeOnlyWhereTheDefinitionSaysSo() {
        Timeline timeline =
                Timeline.of(plan().trigger("errors", ERRORS).soak("soak", "5s").quietSoak("quiet", "5s"));
        for (int second = 1; second <= 10; second++) {
            timeline.at(second + "s").requests(0, 0);
        }
        timeline.expect("soak", INSUFFICIENT).expectSettled("quiet", HEALTHY);
    }

    @Test
    void aTriggerOnTrialDoesNotHoldUpASoakAndAFailingServiceWithoutTriggersDoes() {
        Timeline trial = Timeline.of(plan().trigger("errors", ERRORS, TriggerMode.SHADOW, null)
                .trigger("down", when("health", "==", 0))
                .soak("soak", "5s"));
        Timeline failing = Timeline.of(plan().withoutCounters().soak("soak", "5s"));
        for (int second = 1; second <= 10; second++) {
            trial.at(second + "s").up().countersUnknown();
            failing.at(second + "s").down();
        }
        trial.expectSettled("soak", HEALTHY);
        failing.expect("soak", INSUFFICIENT).expectReason("soak", "no trigger watches, and shop/health fails");
    }

    @Test
    void aSampleDatedOrNumberedAheadIsDroppedAndSaidIfNothingElseComes() {
        Timeline timeline = Timeline.of(plan().trigger("down", when("health", "==", 0)))
                .at("1s")
                .dated(Plans.HTTP, 1, "1s")
                .expectTaken(Judgement.Taken.TAKEN)
                .at("2s")
                .dated(Plans.HTTP, 2, "31s")
                .expectTaken(Judgement.Taken.TAKEN);
        timeline.at("32s")
                .dated(Plans.HTTP, 3, "63s")
                .expectTaken(Judgement.Taken.AHEAD)
                .dated(Plans.HTTP, Long.MAX_VALUE, "33s")
                .expectTaken(Judgement.Taken.AHEAD)
                .dated(Plans.HTTP, 34, "34s")
                .expectTaken(Judgement.Taken.TAKEN)
                .dated(Plans.HTTP, 9_000, "35s")
                .at("40s")
                .tick()
                .expect("down", UNKNOWN)
                .expectReason("down", "silent since 12:00:34 UTC (1 sample dropped, the last one numbered 9000");
    }

    @Test
    void aVersionIsSeenOnceOfEachTargetAndNotWithoutEnd() {
        Timeline timeline = Timeline.of(plan().withFront()).restartingAlways().at("1s");
        assertThat(timeline.seen(Plans.HTTP, "1", "1", "2", "1", null, " "))
                .extracting(VersionSeen::target, VersionSeen::version)
                .containsExactly(tuple("shop", "1"), tuple("shop", "2"));
        assertThat(timeline.seen(Plans.FRONT, "1")).hasSize(1);
        String[] many = new String[100];
        for (int i = 0; i < many.length; i++) {
            many[i] = "v" + i;
        }
        assertThat(timeline.seen(Plans.FRONT, many)).hasSize(31);
        timeline.plan(plan().withFront().revision(2));
        assertThat(timeline.seen(Plans.HTTP, "1")).isEqualTo(List.of());
    }

    @Test
    void aCheckOnPartOfItsSourcesIsNotHealthy() {
        Timeline timeline = Timeline.of(plan().withReplica().check("ok", over(when("error_rate", "<", 0.01), "5s")));
        for (int second = 1; second <= 10; second++) {
            timeline.at(second + "s")
                    .errorRate(0)
                    .replica(Plans.REPLICA, second < 3 ? SampleOutcome.UP : SampleOutcome.FAILED, 10, 0);
        }
        timeline.expect("ok", UNKNOWN);
    }
}
