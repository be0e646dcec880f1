package dev.goaround.probe.ticking;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Hands out a source's ticks: each slot of the grid once, in order, never one that has passed. A new source's first tick is
 * due at once, in the slot that is running, so that a long time between ticks does not delay the first answer.
 *
 * <p>The wall clock is asked for the number of the first tick, and from then on only for the time that a tick bears: the ticks
 * themselves follow the monotonic clock. A wall clock that is set forward skips no tick, one that is set back repeats and
 * stops none, and a number taken under a wrong time is never met again when the time is put right (docs/adr/0005).
 */
public final class ProbeSchedule {

    private static final long NONE = -1;

    /** Smaller differences between the clocks are those of their reading. */
    private static final Duration SET = Duration.ofSeconds(1);

    /** While the first tick lies ahead the wall clock is looked at again after so long: it may be put right. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final TickGrid grid;
    private long last;

    /** Of the first tick; null before it. */
    private Moment begun;

    public ProbeSchedule(TickGrid grid) {
        this(grid, NONE, null);
    }

    private ProbeSchedule(TickGrid grid, long last, Moment begun) {
        this.grid = grid;
        this.last = last;
        this.begun = begun;
    }

    /** The schedule of the same source on a new grid. Numbers never go back: slots of the new grid up to the last are left out. */
    public ProbeSchedule on(TickGrid newGrid) {
        return new ProbeSchedule(newGrid, last, begun);
    }

    /** The tick that is due, if there is one that was not taken yet. */
    public Optional<Tick> take(Moment now) {
        Instant steady = steady(now);
        long slot = grid.slotAt(steady);
        if (slot <= last) {
            return Optional.empty();
        }
        Instant due = grid.dueAt(slot);
        Tick tick = begun == null
                ? new Tick(slot, later(due, steady), 0)
                : new Tick(slot, dated(due, steady, now.wall()), slot - last - 1);
        last = slot;
        begun = begun == null ? now : begun;
        return Optional.of(tick);
    }

    public Duration untilNext(Moment now) {
        Instant steady = steady(now);
        long next = Math.max(grid.slotAt(steady), last) + 1;
        Duration until = Duration.between(steady, grid.dueAt(next));
        return begun == null && until.compareTo(LOOK_AGAIN) > 0 ? LOOK_AGAIN : until;
    }

    private Instant steady(Moment now) {
        return begun == null ? now.wall() : now.unset(begun);
    }

    /** A tick bears the time that the wall clock has, to be told beside what others say of that time. */
    private static Instant dated(Instant due, Instant steady, Instant wall) {
        Duration set = Duration.between(steady, wall);
        return set.abs().compareTo(SET) < 0 ? due : due.plus(set).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant later(Instant due, Instant now) {
        Instant rounded = now.truncatedTo(ChronoUnit.MILLIS);
        return rounded.isBefore(due) ? due : rounded;
    }
}
