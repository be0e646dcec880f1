package dev.goaround.cli.pipeline;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {
    void forTime(Duration time) throws InterruptedException;
}
