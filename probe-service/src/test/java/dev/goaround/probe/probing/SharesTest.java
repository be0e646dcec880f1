package dev.goaround.probe.probing;

import static dev.goaround.probe.probing.ProbingBench.health;
import static dev.goaround.probe.probing.ProbingBench.watch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.SampleTaken;
import org.junit.jupiter.api.Test;

class SharesTest {

    private final ProbingBench bench = new ProbingBench();
    private final Shares shares = new Shares(bench.watches, bench.time);

    @Test
    void anEmptyPartitionIsReadAndItsNextPlanIsFollowedAtOnce() {
        shares.assigned(0, -1);
        assertThat(shares.allRead()).isTrue();

        shares.planned(0, 0, watch(1, health("PT1S")));

        assertThat(bench.samples()).hasSize(1);
    }

    @Test
    void plansThatWereReplacedOrEndedAreNotProbedWhileReading() {
        shares.assigned(0, 7);
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
        shares.assigned(0, 4);
        shares.planned(0, 3, watch(1, health("PT1S")));
        shares.ended(0, 4, "dep-1");
        bench.time.pass("PT10S");

        assertThat(bench.http.calls).isEmpty();
    }

    @Test
    void aLastRecordThatCompactionRemovedIsNotWaitedForForEver() {
        shares.assigned(0, 9);
        shares.planned(0, 8, watch(1, health("PT60S")));
        bench.time.pass("PT4.9S");
        assertThat(bench.samples()).isEmpty();

        bench.time.pass("PT0.2S");

        assertThat(bench.samples()).hasSize(1);
        assertThat(shares.allRead()).isTrue();
    }

    @Test
    void aTombstoneEndsTheWatch() {
        shares.assigned(0, -1);
        shares.planned(0, 0, watch(1, health("PT1S")));
        shares.ended(0, 1, "dep-1");
        bench.time.pass("PT10S");

        assertThat(bench.samples()).hasSize(1);
        assertThat(bench.told).contains("ended: the watch is over");
    }

    @Test
    void aPartitionThatGoesTakesItsWatchesWithIt() {
        shares.assigned(0, -1);
        shares.assigned(1, -1);
        shares.planned(1, 0, watch(1, health("PT1S")));

        shares.revoked(0);
        bench.time.pass("PT1S");
        assertThat(bench.samples()).hasSize(2);
        shares.revoked(1);
        bench.time.pass("PT10S");
        assertThat(bench.samples()).hasSize(2);

        shares.assigned(1, 0);
        shares.planned(1, 0, watch(1, health("PT1S")));
        assertThat(bench.samples()).extracting(SampleTaken::sequence).containsExactly(0L, 1L, 11L);
    }
}
