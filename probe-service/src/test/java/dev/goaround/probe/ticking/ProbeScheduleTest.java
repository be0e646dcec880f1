package dev.goaround.probe.ticking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeScheduleTest {

    private static final Instant ANCHOR = Instant.parse("2026-03-10T14:00:00Z");

    @ParameterizedTest
    @CsvSource({"PT0S, 0", "PT0.999S, 0", "PT1S, 1", "PT59.5S, 59", "PT-0.001S, -1"})
    void theGridHasItsOriginAtTheAnchor(Duration after, long slot) {
        assertThat(new TickGrid(ANCHOR, Duration.ofSeconds(1)).slotAt(ANCHOR.plus(after)))
                .isEqualTo(slot);
    }

    @Test
    void aGridTooFineIsRefused() {
        assertThatThrownBy(() -> new TickGrid(ANCHOR, Duration.ZERO)).hasMessageContaining("at least");
        assertThatThrownBy(() -> new TickGrid(ANCHOR, null)).hasMessageContaining("every is missing");
        assertThatThrownBy(() -> new TickGrid(ANCHOR, Duration.ofDays(200_000))).hasMessageContaining("at most");
        assertThatThrownBy(() -> new TickGrid(ANCHOR, Duration.ofMillis(-5))).hasMessageContaining("at least");
    }

    @Test
    void theFirstTickIsDueAtOnceInTheRunningSlotThenOnTheGrid() {
        ProbeSchedule schedule = every("PT15S");

        assertThat(schedule.take(moment("PT37S"))).contains(new Tick(2, at("PT37S"), 0));
        assertThat(schedule.untilNext(moment("PT37S"))).isEqualTo(Duration.ofSeconds(8));
        assertThat(schedule.take(moment("PT44.999S"))).isEmpty();
        assertThat(schedule.take(moment("PT45.003S"))).contains(new Tick(3, at("PT45S"), 0));
    }

    @Test
    void beforeTheAnchorNothingIsDue() {
        ProbeSchedule schedule = every("PT1S");

        assertThat(schedule.take(moment("PT-30S"))).isEmpty();
        assertThat(schedule.untilNext(moment("PT-7S"))).isEqualTo(Duration.ofSeconds(7));
        // The clock that says so may be put right meanwhile.
        assertThat(schedule.untilNext(moment("PT-2H"))).isEqualTo(Duration.ofSeconds(10));
        assertThat(schedule.take(moment("PT0.001S"))).contains(new Tick(0, at("PT0.001S"), 0));
    }

    @Test
    void missedTicksAreCountedAndNotMadeUpFor() {
        ProbeSchedule schedule = every("PT1S");
        schedule.take(moment("PT0S"));

        assertThat(schedule.take(moment("PT7.4S"))).contains(new Tick(7, at("PT7S"), 6));
        assertThat(schedule.take(moment("PT7.5S"))).isEmpty();
        assertThat(schedule.untilNext(moment("PT7.5S"))).isEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-2H", "PT-5S", "PT-1S", "PT1S", "PT5S", "PT2H", "PT-48H", "PT48H"})
    void aWallClockThatIsSetNeitherStopsTheTicksNorDoublesThem(String set) {
        ProbeSchedule schedule = every("PT1S");
        schedule.take(moment("PT10S"));

        for (int second = 11; second < 20; second++) {
            Moment late = set("PT" + second + ".004S", set);
            assertThat(schedule.take(late))
                    .contains(new Tick(second, at("PT" + second + "S").plus(Duration.parse(set)), 0));
            assertThat(schedule.take(late)).isEmpty();
            assertThat(schedule.untilNext(late)).isEqualTo(Duration.ofMillis(996));
        }
        assertThat(schedule.take(moment("PT20S"))).contains(new Tick(20, at("PT20S"), 0));
    }

    @Test
    void aMachineThatSleptGoesOnAtOnceAndDatesItsTicksAsTheyAre() {
        ProbeSchedule schedule = every("PT1S");
        schedule.take(moment("PT10S"));

        assertThat(schedule.take(set("PT11S", "PT8H"))).contains(new Tick(11, at("PT8H11S"), 0));
    }

    @Test
    void aSmallDifferenceOfTheClocksChangesNothing() {
        ProbeSchedule schedule = every("PT1S");
        schedule.take(moment("PT10S"));

        assertThat(schedule.take(set("PT11S", "PT0.4S"))).contains(new Tick(11, at("PT11S"), 0));
    }

    @Test
    void onAnotherGridNumbersNeverGoBack() {
        ProbeSchedule schedule = every("PT1S");
        schedule.take(moment("PT10S"));

        ProbeSchedule slower = schedule.on(new TickGrid(ANCHOR, Duration.ofSeconds(2)));

        assertThat(slower.take(moment("PT12S"))).isEmpty();
        assertThat(slower.take(moment("PT22S"))).contains(new Tick(11, at("PT22S"), 0));
    }

    private static ProbeSchedule every(String every) {
        return new ProbeSchedule(new TickGrid(ANCHOR, Duration.parse(every)));
    }

    /** Both clocks as they go on from the anchor. */
    private static Moment moment(String after) {
        return set(after, "PT0S");
    }

    /** @param by how much the wall clock was set, or the machine slept */
    private static Moment set(String after, String by) {
        Duration passed = Duration.parse(after);
        return new Moment(ANCHOR.plus(passed).plus(Duration.parse(by)), passed.toNanos());
    }

    private static Instant at(String after) {
        return ANCHOR.plus(Duration.parse(after));
    }
}
