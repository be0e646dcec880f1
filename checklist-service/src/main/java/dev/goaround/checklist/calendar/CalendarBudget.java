package dev.goaround.checklist.calendar;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long the times of one file may be counted: so many, and for so long. */
final class CalendarBudget {

    /** Fifty years of days for ten events that count their times. */
    private static final int MOST = 200_000;

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final LongSupplier nanos;
    private final long end;
    private int taken;

    /** @param nanos a clock as {@link System#nanoTime} */
    CalendarBudget(LongSupplier nanos) {
        this.nanos = nanos;
        this.end = nanos.getAsLong() + LONGEST.toNanos();
    }

    /** One more; false if none is left. */
    boolean take() {
        return ++taken <= MOST && nanos.getAsLong() - end < 0;
    }

    boolean areSpent() {
        return taken > MOST || nanos.getAsLong() - end >= 0;
    }
}
