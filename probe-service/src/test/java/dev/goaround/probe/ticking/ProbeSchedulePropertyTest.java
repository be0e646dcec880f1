package dev.goaround.probe.ticking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class ProbeSchedulePropertyTest {

    private static final Instant ANCHOR = Instant.parse("2026-03-10T14:00:00Z");

    @Property
    void everySlotIsTakenAtMostOnceAndAtItsTime(
            @ForAll @Size(max = 50) List<@LongRange(min = 0, max = 5_000) Long> pauses,
            @ForAll @LongRange(min = 100, max = 60_000) long everyMillis) {
        TickGrid grid = new TickGrid(ANCHOR, Duration.ofMillis(everyMillis));
        ProbeSchedule schedule = new ProbeSchedule(grid);
        Instant now = ANCHOR.plusMillis(everyMillis / 3);
        long last = -1;
        for (long pause : pauses) {
            Moment moment = new Moment(now, Duration.between(ANCHOR, now).toNanos());
            Tick tick = schedule.take(moment).orElse(null);
            if (tick != null) {
                assertThat(tick.sequence()).isGreaterThan(last).isEqualTo(grid.slotAt(tick.at()));
                assertThat(tick.at()).isBeforeOrEqualTo(now);
                last = tick.sequence();
            }
            assertThat(last).isEqualTo(grid.slotAt(now));
            assertThat(schedule.untilNext(moment)).isPositive().isLessThanOrEqualTo(grid.every());
            now = now.plusMillis(pause);
        }
    }

    @Property
    void whateverTheWallClockDoesNumbersRiseOneByOneWithTheTimeThatPasses(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = -100_000_000, max = 100_000_000) Long> settings) {
        ProbeSchedule schedule = new ProbeSchedule(new TickGrid(ANCHOR, Duration.ofSeconds(1)));
        long first = schedule.take(new Moment(ANCHOR.plusSeconds(1), 0))
                .orElseThrow()
                .sequence();
        int passed = 0;
        for (long millis : settings) {
            passed++;
            Instant wall = ANCHOR.plusSeconds(passed + 1).plusMillis(millis);
            Tick tick = schedule.take(
                            new Moment(wall, Duration.ofSeconds(passed).toNanos()))
                    .orElseThrow();
            assertThat(tick.sequence()).isEqualTo(first + passed);
            assertThat(Duration.between(tick.at(), wall).abs()).isLessThan(Duration.ofSeconds(1));
        }
    }
}
