package dev.goaround.messaging.outbox;

import java.time.Duration;

/** Runs something later, on the relay's thread. */
@FunctionalInterface
interface RelayTimer {

    void after(Duration delay, Runnable task);
}
