package dev.goaround.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The time that the whole story may take; no wait in it goes beyond. */
final class Deadline {
    private final long began = System.nanoTime();
    private final Duration whole;

    Deadline(Duration whole) {
        this.whole = whole;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /**
     * Asks again and again until it is so.
     *
     * @param seen called when the time is over
     */
    void await(String expected, Duration within, BooleanSupplier isSo, Supplier<String> seen) {
        Duration until = elapsed().plus(within);
        Duration end = until.compareTo(whole) < 0 ? until : whole;
        while (!isSo.getAsBoolean()) {
            if (elapsed().compareTo(end) > 0) {
                throw new StoryFailure(
                        "expected " + expected + " within " + within.toSeconds() + " s, seen: " + seen.get());
            }
            Api.pause();
        }
    }
}
