package dev.goaround.rollback.judging.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;

class JudgePulseTest {

    private static final Instant ZERO = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = ZERO;
    private final JudgePulse pulse = new JudgePulse(() -> now);

    @Test
    void oneThatHasNotBegunIsIdleSinceItsStart() {
        at(3);
        assertThat(pulse.idleSince(List.of(), false, 0)).contains(ZERO);
    }

    @Test
    void thatItBeginsIsASignAndThatItRebalancesIsNone() {
        at(40);
        pulse.is(KafkaStreams.State.REBALANCING);
        assertThat(pulse.idleSince(List.of(), false, 0)).contains(ZERO.plusSeconds(40));
        at(50);
        pulse.is(KafkaStreams.State.PENDING_ERROR);
        assertThat(pulse.idleSince(List.of(), false, 0)).contains(ZERO.plusSeconds(40));
    }

    @Test
    void oneThatLooksAtTheTimeWorksWhetherRecordsComeOrNot() {
        runs();
        at(100);
        pulse.works(0);
        pulse.works(1);
        assertThat(pulse.idleSince(List.of(0, 1), true, 0)).isEmpty();
    }

    @Test
    void onePartitionThatIsNotLookedAfterIsEnoughToBeIdle() {
        runs();
        at(10);
        pulse.works(0);
        pulse.works(1);
        at(20);
        pulse.works(0);
        assertThat(pulse.idleSince(List.of(0, 1), true, 0)).contains(ZERO.plusSeconds(10));
    }

    @Test
    void aPartitionThatWasGivenAwayIsNotMissed() {
        runs();
        pulse.works(0);
        at(20);
        pulse.left(0);
        assertThat(pulse.idleSince(List.of(), true, 0)).isEmpty();
    }

    @Test
    void oneThatRebalancesForMinutesIsIdleSinceItsLastSign() {
        runs();
        at(10);
        pulse.works(0);
        at(300);
        pulse.is(KafkaStreams.State.REBALANCING);
        at(600);
        assertThat(pulse.idleSince(List.of(), false, 0)).contains(ZERO.plusSeconds(10));
    }

    @Test
    void aThreadThatEndedIsIdleAlthoughTheStateSaysRunning() {
        runs();
        at(10);
        pulse.works(0);
        at(11);
        assertThat(pulse.idleSince(List.of(), false, 0)).contains(ZERO.plusSeconds(10));
    }

    @Test
    void fillingTheStoreIsASign() {
        at(50);
        pulse.restores();
        assertThat(pulse.idleSince(List.of(), false, 0)).contains(ZERO.plusSeconds(50));
    }

    @Test
    void oneThatLooksButTakesNothingOfWhatWaitsIsIdle() {
        runs();
        at(10);
        pulse.took();
        at(30);
        pulse.works(0);
        assertThat(pulse.idleSince(List.of(0), true, 1)).contains(ZERO.plusSeconds(10));
        assertThat(pulse.idleSince(List.of(0), true, 0)).isEmpty();
    }

    @Test
    void oneWithoutAPartitionIsNotIdleForHoursAtItsFirstRebalancing() {
        runs();
        at(7200);
        assertThat(pulse.idleSince(List.of(), true, 0)).isEmpty();
        at(7201);
        pulse.is(KafkaStreams.State.REBALANCING);
        assertThat(pulse.idleSince(List.of(), false, 0)).contains(ZERO.plusSeconds(7200));
    }

    @Test
    void oneThatNeverBeginsWithItsPartitionIsNotExcusedByBeingAsked() {
        runs();
        for (int second = 1; second <= 5; second++) {
            at(second);
            assertThat(pulse.idleSince(List.of(0), true, 0)).isEmpty();
        }
        at(6);
        assertThat(pulse.idleSince(List.of(0), true, 0)).contains(ZERO);
    }

    private void runs() {
        pulse.is(KafkaStreams.State.RUNNING);
    }

    private void at(int second) {
        now = ZERO.plusSeconds(second);
    }
}
