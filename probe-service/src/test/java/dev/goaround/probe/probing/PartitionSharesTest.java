package dev.goaround.probe.probing;

import static dev.goaround.probe.probing.ProbingBench.health;
import static dev.goaround.probe.probing.ProbingBench.traffic;
import static dev.goaround.probe.probing.ProbingBench.watch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.Counts;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.probe.StubHttp;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartitionSharesTest {

    private final ProbingBench bench = new ProbingBench();
    private final PartitionShares shares = new PartitionShares(bench.watches, bench.time);

    @Test
    void anEmptyPartitionIsReadAndItsNextPlanIsFollowedAtOnce() {
        shares.assigned(Map.of(0, -1L));
        assertThat(shares.allRead()).isTrue();

        shares.planned(0, 0, watch(1, health("PT1S")));

        assertThat(bench.samples()).hasSize(1);
    }

    @Test
    void plansThatWereReplacedOrEndedAreNotProbedWhileReading() {
        shares.assigned(Map.of(0, 7L));
        shares.planned(0, 3, watch(1, health("PT1S")));
        shares.planned(0, 5, watch(2, health("PT1S")));
        assertThat(shares.allRead()).isFalse();
        assertThat(bench.http.calls).isEmpty();

        shares.passed(0, 7);

        assertThat(shares.allRead()).isTrue();
        assertThat(bench.samples()).extracting(SampleTaken::watchRevision).containsExactly(2L);
    }

    @Test
    void aWatchThatEndedWhileReadingIsNeverProbed() {
        shares.assigned(Map.of(0, 4L));
        shares.planned(0, 3, watch(1, health("PT1S")));
        shares.ended(0, 4, "dep-1");
        bench.time.pass("PT10S");

        assertThat(bench.http.calls).isEmpty();
    }

    @Test
    void aLastRecordThatCompactionRemovedIsNotWaitedForForEver() {
        shares.assigned(Map.of(0, 9L));
        shares.planned(0, 8, watch(1, health("PT60S")));
        bench.time.pass("PT4.9S");
        assertThat(bench.samples()).isEmpty();

        bench.time.pass("PT0.2S");

        assertThat(bench.samples()).hasSize(1);
        assertThat(shares.allRead()).isTrue();
    }

    @Test
    void aTombstoneEndsTheWatch() {
        shares.assigned(Map.of(0, -1L));
        shares.planned(0, 0, watch(1, health("PT1S")));
        shares.ended(0, 1, "dep-1");
        bench.time.pass("PT10S");

        assertThat(bench.samples()).hasSize(1);
        assertThat(bench.told).contains("ended: the watch is over");
    }

    @Test
    void aPartitionThatGoesTakesItsWatchesWithIt() {
        shares.assigned(Map.of(0, -1L, 1, -1L));
        shares.planned(1, 0, watch(1, health("PT1S")));
        bench.time.pass("PT1S");

        shares.revoked(1);
        shares.assigned(Map.of());
        bench.time.pass("PT10S");

        assertThat(bench.samples()).hasSize(2);
        assertThat(bench.told).contains("ended: the partition went to another instance");
        shares.assigned(Map.of(1, 0L));
        shares.planned(1, 0, watch(1, health("PT1S")));
        assertThat(bench.samples()).extracting(SampleTaken::sequence).containsExactly(0L, 1L, 11L);
    }

    @Test
    void aPartitionThatOnlySeemedToGoGoesOnWithoutAGap() {
        bench.http.answers(call -> StubHttp.answered(200, "requests_total " + bench.http.calls.size() + "\n"));
        shares.assigned(Map.of(0, -1L));
        shares.planned(0, 4, watch(1, traffic()));
        bench.time.pass("PT2S");

        shares.revoked(0);
        bench.time.pass("PT3S");
        shares.assigned(Map.of(0, 4L));
        shares.planned(0, 4, watch(1, traffic()));
        bench.time.pass("PT2S");

        assertThat(bench.samples()).extracting(SampleTaken::sequence).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(bench.samples().subList(1, 8))
                .extracting(SampleTaken::counts)
                .containsOnly(new Counts(1, 0));
    }

    @Test
    void aWatchThatIsNoLongerOnTheTopicEndsWhenThePartitionIsReadAgain() {
        shares.assigned(Map.of(0, -1L));
        shares.planned(0, 4, watch(1, health("PT1S")));

        shares.revoked(0);
        shares.assigned(Map.of(0, 9L));
        shares.passed(0, 9);

        assertThat(bench.watches.size()).isZero();
    }

    @Test
    void aRevokedPartitionIsNotProbedForEver() {
        shares.assigned(Map.of(0, -1L));
        shares.planned(0, 4, watch(1, health("PT1S")));

        shares.revoked(0);
        bench.time.pass("PT10S");

        assertThat(bench.watches.size()).isZero();
        shares.assigned(Map.of());
        assertThat(shares.allRead()).isTrue();
    }

    @Test
    void onePlansDefectDoesNotKeepTheRestOfThePartitionFromBeingProbed() {
        bench.defective = "dep-2";
        shares.assigned(Map.of(0, 2L));
        shares.planned(0, 0, watch("dep-2", 1, health("PT1S")));
        shares.planned(0, 1, watch("dep-1", 1, health("PT1S")));
        shares.planned(0, 2, watch("dep-3", 1, health("PT1S")));

        assertThat(shares.allRead()).isTrue();
        assertThat(bench.samples()).extracting(SampleTaken::deployment).containsExactlyInAnyOrder("dep-1", "dep-3");
        assertThat(bench.watches.notProbed()).containsOnlyKeys("dep-2");
    }
}
