package dev.goaround.verdicts;

import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.StatisticalComparison;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a statistical comparison divides its window: into pieces of which each gives one value a side, so that many values are
 * compared and few are kept. A look is taken ten times in a window, however many samples come: each look costs certainty.
 *
 * @param over the window
 * @param piece a multiple of the slowest probe's interval, so that a piece holds whole samples
 * @param pieces of a window, 60 at most
 * @param lag how long after its end a piece is added up: an answer comes at most a timeout after its tick
 */
record Bucketing(Duration over, Duration piece, int pieces, Duration lag) {

    /** For a condition that does not say its window. */
    static final Duration DEFAULT_OVER = Duration.ofMinutes(10);

    static final int LOOKS_IN_A_WINDOW = 10;

    /** As many values as Kayenta's guidance asks for at least are too slow for a rollback; fewer than these show little. */
    private static final int USUAL_VALUES = 20;

    private static final int FEWEST_VALUES = 5;

    /** So many pieces are added up belatedly where no sample came in time. */
    static final int LATE_PIECES = 2;

    /** @return null where a side has no probe */
    static Bucketing of(Condition condition, SignalProbes signalProbes, SignalProbes baseline) {
        if (signalProbes.isEmpty() || baseline.isEmpty()) {
            return null;
        }
        List<Probe> probes = Stream.concat(signalProbes.probes().stream(), baseline.probes().stream())
                .toList();
        Duration every = longest(probes.stream().map(Probe::every));
        Duration over = condition.over() == null ? DEFAULT_OVER : condition.over();
        long ticks = Math.max(1, over.dividedBy(every));
        long each = (ticks + StatisticalComparison.MOST_VALUES - 1) / StatisticalComparison.MOST_VALUES;
        Duration lag = longest(probes.stream().map(probe -> probe.timeout() == null ? probe.every() : probe.timeout()));
        return new Bucketing(over, every.multipliedBy(each), (int) (ticks / each), lag);
    }

    /** Between two looks, in pieces. */
    int between() {
        return Math.max(1, pieces / LOOKS_IN_A_WINDOW);
    }

    /** Values that each side has to have. */
    int least(StatisticalComparison statistical) {
        return statistical.values() == null
                ? Math.min(USUAL_VALUES, Math.max(FEWEST_VALUES, pieces / 2))
                : statistical.values();
    }

    /** How far back samples have to be at hand. */
    Duration reach() {
        return piece.multipliedBy(LATE_PIECES + 1L).plus(lag);
    }

    /** The number of the last piece that can be added up now; pieces count from the anchor. */
    long last(Instant anchor, Instant now) {
        return Math.floorDiv(Duration.between(anchor, now.minus(lag)).toNanos(), piece.toNanos()) - 1;
    }

    /** The first piece that lies wholly behind an instant. */
    long first(Instant anchor, Instant since) {
        return -Math.floorDiv(-Duration.between(anchor, since).toNanos(), piece.toNanos());
    }

    Instant end(Instant anchor, long number) {
        return anchor.plus(piece.multipliedBy(number + 1));
    }

    private static Duration longest(Stream<Duration> times) {
        return times.max(Comparator.naturalOrder()).orElseThrow();
    }
}
