package dev.goaround.probe.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ContinuityPropertyTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final SeriesKey KEY = new SeriesKey("requests", Map.of());

    @Property(tries = 300)
    void whatASteadyProcessCountsAddsUpToItsGrowth(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(max = 300) Integer> steps) {
        Continuity continuity = new Continuity();
        double total = 5000;
        double counted = 0;
        continuity.next(page(total, OptionalDouble.of(50), 0));
        for (int i = 0; i < steps.size(); i++) {
            total += steps.get(i);
            counted += counted(continuity, page(total, OptionalDouble.of(50), i + 1));
        }

        assertThat(counted).isEqualTo(total - 5000);
    }

    /** Whichever of two replicas answers, and in whatever order: with their starts no page of the other is ever counted. */
    @Property(tries = 500)
    void replicasThatSayWhenTheyStartedAreNeverAddedUp(@ForAll @Size(min = 2, max = 60) List<Boolean> first) {
        Continuity continuity = new Continuity();
        double counted = 0;
        for (int i = 0; i < first.size(); i++) {
            double lifetime = first.get(i) ? 90_000 : 60_000;
            CountedPage page = page(lifetime + i, OptionalDouble.of(first.get(i) ? 50 : 60), i);
            counted += counted(continuity, page);
        }

        assertThat(counted).isLessThanOrEqualTo(first.size());
    }

    private static double counted(Continuity continuity, CountedPage page) {
        if (continuity.next(page) instanceof PageContinuation.GoesOn goesOn) {
            continuity.counted(page);
            return goesOn.growth(KEY, page.counters().get(KEY));
        }
        return 0;
    }

    private static CountedPage page(double value, OptionalDouble start, int second) {
        return new CountedPage(Map.of(KEY, value), Map.of(), start, NOON.plusSeconds(second));
    }
}
