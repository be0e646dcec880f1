package dev.goaround.messaging.outbox;

import java.time.Duration;

/** Runs something later, on the relay's thread. */
@FunctionalInterface
interface Timers {

    void after(Duration delay, Runnable task);
}
