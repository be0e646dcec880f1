package dev.goaround.probe.ticking;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Hands out a source's ticks: each slot of the grid once, in order, never one that has passed. A new source's first tick is
 * due at once, in the slot that is running, so that a long time between ticks does not delay the first answer.
 */
public final class ProbeSchedule {

    private static final long NONE = -1;

    private final TickGrid grid;
    private long last;
    private boolean begun;

    public ProbeSchedule(TickGrid grid) {
        this(grid, NONE, false);
    }

    private ProbeSchedule(TickGrid grid, long last, boolean begun) {
        this.grid = grid;
        this.last = last;
        this.begun = begun;
    }

    /** The schedule of the same source on a new grid. Numbers never go back: slots of the new grid up to the last are left out. */
    public ProbeSchedule on(TickGrid newGrid) {
        return new ProbeSchedule(newGrid, last, begun);
    }

    /** The tick that is due, if there is one that was not taken yet. */
    public Optional<Tick> take(Instant now) {
        long slot = grid.slotAt(now);
        if (slot <= last) {
            return Optional.empty();
        }
        Instant due = grid.dueAt(slot);
        Tick tick = begun ? new Tick(slot, due, slot - last - 1) : new Tick(slot, later(due, now), 0);
        last = slot;
        begun = true;
        return Optional.of(tick);
    }

    public Duration untilNext(Instant now) {
        long next = Math.max(grid.slotAt(now), last) + 1;
        return Duration.between(now, grid.dueAt(next));
    }

    private static Instant later(Instant due, Instant now) {
        Instant rounded = now.truncatedTo(ChronoUnit.MILLIS);
        return rounded.isBefore(due) ? due : rounded;
    }
}
