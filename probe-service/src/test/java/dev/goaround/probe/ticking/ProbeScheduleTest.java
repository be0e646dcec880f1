package dev.goaround.probe.ticking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        assertThatThrownBy(() -> new TickGrid(ANCHOR, Duration.ofMillis(-5))).hasMessageContaining("at least");
    }

    @Test
    void theFirstTickIsDueAtOnceInTheRunningSlotThenOnTheGrid() {
        ProbeSchedule schedule = every("PT15S");

        assertThat(schedule.take(at("PT37S"))).contains(new Tick(2, at("PT37S"), 0));
        assertThat(schedule.untilNext(at("PT37S"))).isEqualTo(Duration.ofSeconds(8));
        assertThat(schedule.take(at("PT44.999S"))).isEmpty();
        assertThat(schedule.take(at("PT45.003S"))).contains(new Tick(3, at("PT45S"), 0));
    }

    @Test
    void beforeTheAnchorNothingIsDue() {
        ProbeSchedule schedule = every("PT1S");

        assertThat(schedule.take(at("PT-30S"))).isEmpty();
        assertThat(schedule.untilNext(at("PT-30S"))).isEqualTo(Duration.ofSeconds(30));
        assertThat(schedule.take(at("PT0.001S"))).contains(new Tick(0, at("PT0.001S"), 0));
    }

    @Test
    void missedTicksAreCountedAndNotMadeUpFor() {
        ProbeSchedule schedule = every("PT1S");
        schedule.take(at("PT0S"));

        assertThat(schedule.take(at("PT7.4S"))).contains(new Tick(7, at("PT7S"), 6));
        assertThat(schedule.take(at("PT7.5S"))).isEmpty();
        assertThat(schedule.untilNext(at("PT7.5S"))).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aClockThatGoesBackRepeatsNothing() {
        ProbeSchedule schedule = every("PT1S");
        schedule.take(at("PT10S"));

        assertThat(schedule.take(at("PT4S"))).isEmpty();
        assertThat(schedule.untilNext(at("PT4S"))).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void onAnotherGridNumbersNeverGoBack() {
        ProbeSchedule schedule = every("PT1S");
        schedule.take(at("PT10S"));

        ProbeSchedule slower = schedule.on(new TickGrid(ANCHOR, Duration.ofSeconds(2)));

        assertThat(slower.take(at("PT12S"))).isEmpty();
        assertThat(slower.take(at("PT22S"))).contains(new Tick(11, at("PT22S"), 0));
    }

    private static ProbeSchedule every(String every) {
        return new ProbeSchedule(new TickGrid(ANCHOR, Duration.parse(every)));
    }

    private static Instant at(String after) {
        return ANCHOR.plus(Duration.parse(after));
    }
}
