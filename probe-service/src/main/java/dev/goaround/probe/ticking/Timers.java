package dev.goaround.probe.ticking;

import java.time.Duration;

/** Calls back later, on the thread that the probing is confined to. */
@FunctionalInterface
public interface Timers {

    /** @param delay zero and less: as soon as possible */
    Timer in(Duration delay, Runnable action);

    /** One call to come. */
    @FunctionalInterface
    interface Timer {
        /** No effect once it came. */
        void cancel();
    }
}
