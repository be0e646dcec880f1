package dev.goaround.probe.probing;

import static dev.goaround.probe.probing.ProbingBench.ANCHOR;
import static dev.goaround.probe.probing.ProbingBench.health;
import static dev.goaround.probe.probing.ProbingBench.traffic;
import static dev.goaround.probe.probing.ProbingBench.watch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.SourceKind;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.contracts.watch.ScrapeProbe;
import dev.goaround.contracts.watch.Series;
import dev.goaround.probe.StubHttp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchesTest {

    private final ProbingBench bench = new ProbingBench();

    @Test
    void aSampleIsThereAtOnceAndThenForEveryTick() {
        bench.time.pass("PT0.4S");
        bench.watches.planned(watch(1, health("PT1S")));

        assertThat(bench.samples())
                .containsExactly(new SampleTaken(
                        "dep-1",
                        "backend/health",
                        SourceKind.SYNTHETIC,
                        0,
                        1,
                        ANCHOR.plusMillis(400),
                        Duration.ZERO,
                        null,
                        SampleOutcome.UP,
                        null,
                        null,
                        null,
                        List.of()));
        bench.time.pass("PT10S");
        assertThat(bench.samples())
                .extracting(SampleTaken::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(0, 10).boxed().toList());
        assertThat(bench.samples().get(7).at()).isEqualTo(ANCHOR.plusSeconds(7));
    }

    @Test
    void samplesHaveStableIdsAndSayWhatCausedThem() {
        bench.watches.planned(watch(3, health("PT1S")));

        assertThat(bench.log).singleElement().satisfies(outgoing -> {
            assertThat(outgoing.id()).isEqualTo("dep-1:backend/health:0");
            assertThat(outgoing.causation()).isEqualTo("event-3");
            assertThat(outgoing.traceparent()).isEqualTo(ProbingBench.TRACEPARENT);
            assertThat(outgoing.deploymentRevision()).isEqualTo(13);
        });
    }

    @Test
    void aNewRevisionGoesOnCounting() {
        AtomicInteger requests = new AtomicInteger(100);
        bench.http.answers(call -> call.uri().getPath().equals("/metrics")
                ? StubHttp.answered(200, "requests_total " + requests.getAndAdd(7) + "\n")
                : StubHttp.answered(200, ""));
        bench.watches.planned(watch(1, traffic()));
        bench.time.pass("PT2S");

        bench.watches.planned(watch(2, traffic(), health("PT1S")));
        bench.time.pass("PT2S");

        List<SampleTaken> samples = bench.samplesOf("backend/traffic");
        assertThat(samples).extracting(SampleTaken::sequence).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(samples).extracting(SampleTaken::watchRevision).containsExactly(1L, 1L, 1L, 2L, 2L);
        assertThat(samples)
                .extracting(SampleTaken::counts)
                .containsExactly(null, new Counts(7, 0), new Counts(7, 0), new Counts(7, 0), new Counts(7, 0));
    }

    @Test
    void aProbeThatChangedStartsAnewButItsNumbersGoOn() {
        bench.watches.planned(watch(1, health("PT1S")));
        bench.time.pass("PT3S");

        bench.watches.planned(watch(2, health("PT2S")));
        bench.time.pass("PT9S");

        assertThat(bench.samples()).extracting(SampleTaken::sequence).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(bench.samples().get(4).at()).isEqualTo(ANCHOR.plusSeconds(8));
    }

    @Test
    void aProbeThatIsGoneStopsAndTheOthersGoOn() {
        bench.watches.planned(watch(1, health("a", "PT1S"), health("b", "PT1S")));
        bench.watches.planned(watch(2, health("b", "PT1S")));
        bench.time.pass("PT5S");

        assertThat(bench.samplesOf("backend/a")).hasSize(1);
        assertThat(bench.samplesOf("backend/b")).hasSize(6);
    }

    @Test
    void anOlderRevisionChangesNothing() {
        bench.watches.planned(watch(2, health("PT1S")));
        bench.watches.planned(watch(1));
        bench.watches.planned(watch(2));
        bench.time.pass("PT2S");

        assertThat(bench.samples()).extracting(SampleTaken::watchRevision).containsExactly(2L, 2L, 2L);
    }

    @Test
    void aWatchThatNamesNoProbesIsNotReportedAsProbed() {
        bench.watches.planned(watch(1));
        assertThat(bench.probed).isZero();
        assertThat(bench.watches.size()).isOne();

        bench.watches.planned(watch(2, health("PT1S")));
        assertThat(bench.probed).isOne();

        bench.watches.planned(watch(3));
        assertThat(bench.probed).isZero();
    }

    @Test
    void theEndStopsTheProbesAndAnOpenAnswerIsNotWaitedFor() {
        bench.watches.planned(watch(1, health("PT1S")));
        bench.time.pass("PT2S");
        bench.http.hold();
        bench.time.pass("PT1S");

        bench.watches.end("dep-1", "the watch is over");
        bench.http.letGo();
        bench.time.pass("PT60S");

        assertThat(bench.samples()).hasSize(3);
        assertThat(bench.http.calls).hasSize(4);
        assertThat(bench.watches.size()).isZero();
    }

    @Test
    void anExpiredPlanEndsByItself() {
        bench.watches.planned(watch(1, health("PT10M")));
        bench.time.pass("PT2H");

        assertThat(bench.samples()).extracting(SampleTaken::sequence).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(bench.told).contains("ended: the plan expired");
        bench.watches.planned(watch(2, health("PT1S")));
        assertThat(bench.watches.size()).isZero();
    }

    @Test
    void afterAPauseThereIsNoBurst() {
        bench.watches.planned(watch(1, health("PT1S")));
        bench.time.freeze("PT30.2S");
        bench.time.pass("PT1S");

        assertThat(bench.samples()).extracting(SampleTaken::sequence).containsExactly(0L, 30L, 31L);
        assertThat(bench.told).contains("missed 29");
    }

    @Test
    void ticksWhileAQuestionIsOpenAreUnknownAndInOrder() {
        bench.http.hold();
        bench.watches.planned(watch(1, health("PT1S")));
        bench.time.pass("PT2.5S");
        bench.http.letGo();
        bench.time.pass("PT1S");

        assertThat(bench.samples()).extracting(SampleTaken::sequence).containsExactly(0L, 1L, 2L, 3L);
        assertThat(bench.samples())
                .extracting(SampleTaken::outcome)
                .containsExactly(SampleOutcome.UP, SampleOutcome.UNKNOWN, SampleOutcome.UNKNOWN, SampleOutcome.UP);
        assertThat(bench.samples().get(0).took()).isEqualTo(Duration.ofMillis(2500));
        assertThat(bench.samples().get(1).reason())
                .isEqualTo("overload: the question of tick 0 was still open; make every longer");
    }

    @Test
    void aCrowdAtOneHostWaitsItsTurnAndThenIsUnknown() {
        bench.http.hold();
        bench.watches.planned(
                watch(1, health("a", "PT10S"), health("b", "PT10S"), health("c", "PT10S"), health("d", "PT10S")));
        bench.time.pass("PT0.5S");
        assertThat(bench.http.calls).hasSize(2);

        bench.http.letOneGo();
        assertThat(bench.http.calls).hasSize(3);
        bench.time.pass("PT0.6S");

        assertThat(bench.samplesOf("backend/a"))
                .extracting(SampleTaken::outcome)
                .containsExactly(SampleOutcome.UP);
        assertThat(bench.samplesOf("backend/d"))
                .extracting(SampleTaken::reason)
                .containsExactly("overload: 2 questions to greeter.internal:8080 were open all the time");
        bench.http.letGo();
        bench.time.pass("PT10S");
        assertThat(bench.samplesOf("backend/d"))
                .extracting(SampleTaken::outcome)
                .containsExactly(SampleOutcome.UNKNOWN, SampleOutcome.UP);
    }

    @Test
    void whileTheBrokerIsAwayTheOldestAreKeptAndTheRestIsNotAsked() {
        AtomicInteger requests = new AtomicInteger();
        bench.http.answers(call -> StubHttp.answered(200, "requests_total " + requests.getAndAdd(1) + "\n"));
        bench.watches.planned(watch(1, traffic()));
        bench.brokerAway = true;
        bench.time.pass("PT60S");
        assertThat(bench.http.calls).hasSize(1 + ProbingBench.ROOM);

        bench.brokerAway = false;
        requests.set(1000);
        bench.time.pass("PT10S");

        assertThat(bench.samples()).extracting(SampleTaken::sequence).isSorted().contains(1L, 20L, 70L);
        assertThat(bench.told).contains("held back", "no room").anyMatch(line -> line.startsWith("flowing"));
        // Sequence 20 counted to 20; what happened in the gap is counted once the next page goes on from there.
        assertThat(bench.samples().get(21).sequence()).isGreaterThan(60);
        assertThat(bench.samples().get(21).reason()).startsWith("counters: counters more than doubled at once");
        assertThat(bench.samples().get(22).counts()).isEqualTo(new Counts(981, 0));
    }

    @Test
    void aProbeThatCannotBeScheduledIsNamedAndLeavesUnknownSamples() {
        bench.watches.planned(watch(1, health("PT0S"), health("b", "PT1S")));
        bench.time.pass("PT10S");

        assertThat(bench.told).anyMatch(line -> line.startsWith("not scheduled: backend/health every is PT0S"));
        assertThat(bench.samplesOf("backend/b")).hasSize(11);
        assertThat(bench.samplesOf("backend/health"))
                .extracting(SampleTaken::outcome, SampleTaken::reason)
                .containsOnly(tuple(SampleOutcome.UNKNOWN, "plan: every is PT0S, it must be PT0.1S at least"));
        assertThat(bench.watches.notProbed())
                .containsExactly(entry("dep-1 backend/health", "plan: every is PT0S, it must be PT0.1S at least"));
    }

    @Test
    void aProbeThatIsNullInsideStopsNoOther() {
        Duration second = Duration.ofSeconds(1);
        bench.http.answers(StubHttp.answered(200, "requests_total 1\n"));
        bench.watches.planned(watch(
                1,
                new ScrapeProbe("a", "backend", "/m", null, null, null, null, null, second, second),
                new ScrapeProbe(
                        "b",
                        "backend",
                        "/m",
                        new Series("requests_total", null),
                        null,
                        null,
                        null,
                        null,
                        second,
                        second),
                new PrometheusProbe("c", "backend", null, null, null, null, second, second),
                new HttpProbe("d", "backend", "/", null, null, null, null, second, null),
                new HttpProbe("e", null, null, null, null, null, null, null, null),
                health("PT1S")));
        bench.time.pass("PT1S");

        assertThat(bench.samplesOf("backend/a").get(0).reason())
                .isEqualTo("plan: the probe cannot be asked: it reads nothing from the page: give requests, latency or"
                        + " versionMetric");
        assertThat(bench.samplesOf("backend/b"))
                .extracting(SampleTaken::outcome)
                .containsExactly(SampleOutcome.UP, SampleOutcome.UP);
        assertThat(bench.samplesOf("backend/c").get(0).reason()).startsWith("defect: ");
        assertThat(bench.samplesOf("backend/d").get(0).reason()).startsWith("defect: ");
        assertThat(bench.samplesOf("null/e").get(0).reason()).startsWith("plan: every is missing");
        assertThat(bench.samplesOf("backend/health")).hasSize(2);
    }

    @Test
    void aPlanThatFailsAsAWholeIsSaidAndTheNextRevisionIsTakenUp() {
        bench.defective = "dep-1";
        bench.watches.planned(watch(1, health("PT1S")));
        bench.watches.planned(watch("dep-2", 1, health("PT1S")));
        bench.time.pass("PT1S");

        assertThat(bench.told).contains("defect: dep-1 plan 1 boom");
        assertThat(bench.watches.notProbed()).containsOnlyKeys("dep-1");
        assertThat(bench.samples()).extracting(SampleTaken::deployment).containsOnly("dep-2");
        bench.defective = null;
        bench.watches.planned(watch(2, health("PT1S")));
        assertThat(bench.watches.notProbed()).isEmpty();
        assertThat(bench.samples()).extracting(SampleTaken::deployment).contains("dep-1");
    }

    @Test
    void aSourceWhoseSamplesAreStuckStopsNoOther() {
        bench.stuckSource = "backend/a";
        bench.watches.planned(watch(1, health("a", "PT1S"), health("b", "PT1S")));
        bench.time.pass("PT60S");

        assertThat(bench.samplesOf("backend/b")).hasSize(61);
    }

    @Test
    void questionsThatThrowGiveTheirPlaceAtTheHostBack() {
        bench.http.answers(call -> {
            throw new IllegalStateException("boom");
        });
        bench.watches.planned(watch(1, health("a", "PT1S"), health("b", "PT1S"), health("c", "PT1S")));
        bench.time.pass("PT5S");
        bench.http.answers(StubHttp.answered(200, ""));
        bench.time.pass("PT1S");

        assertThat(bench.samplesOf("backend/c").get(6).outcome()).isEqualTo(SampleOutcome.UP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT3H", "PT-3H", "PT10S", "PT-10S"})
    void aWallClockThatIsSetNeitherEndsAWatchNorStopsItsTicks(String set) {
        bench.watches.planned(watch(1, health("PT1S")));
        bench.time.pass("PT5S");
        bench.time.setWallClock(set);
        bench.time.pass("PT5S");
        bench.watches.planned(watch(2, health("PT1S")));
        bench.time.pass("PT5S");

        assertThat(bench.samples())
                .extracting(SampleTaken::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(0, 15).boxed().toList());
        assertThat(bench.samples()).extracting(SampleTaken::took).containsOnly(Duration.ZERO);
        assertThat(bench.samples().get(15).at())
                .isEqualTo(ANCHOR.plusSeconds(15).plus(Duration.parse(set)));
    }

    @Test
    void aProbeWithoutATargetLeavesUnknownSamples() {
        Duration second = Duration.ofSeconds(1);
        bench.watches.planned(watch(1, new HttpProbe("h", "nowhere", "/", null, null, null, null, second, second)));

        assertThat(bench.samples())
                .extracting(SampleTaken::outcome, SampleTaken::reason)
                .containsExactly(tuple(SampleOutcome.UNKNOWN, "plan: the plan has no target 'nowhere'"));
    }

    @Test
    void aDefectInReadingIsAnUnknownSampleAndNotTheEnd() {
        bench.http.answers(call -> {
            throw new IllegalStateException("boom");
        });
        bench.watches.planned(watch(1, health("PT1S")));
        bench.http.answers(StubHttp.answered(200, ""));
        bench.time.pass("PT1S");

        assertThat(bench.samples())
                .extracting(SampleTaken::outcome)
                .containsExactly(SampleOutcome.UNKNOWN, SampleOutcome.UP);
        assertThat(bench.samples().get(0).reason()).startsWith("defect: ");
    }
}
