package dev.goaround.standalone.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * Where a supervised process is: {@code Waiting → Launching → Starting → Ready}, back to Waiting when it dies, to
 * GivenUp when it dies too often, and through Stopping to Stopped. Each state offers its own exits only.
 */
public sealed interface ProcessState {
    /** Instants come from the supervisor's clock. */
    Instant since();

    /** To be started, not before an instant, and not before those that it comes after are ready. */
    record Waiting(Instant since, Instant notBefore) implements ProcessState {
        Launching launching(Instant now, CompletableFuture<ChildProcess> child) {
            return new Launching(now, child);
        }

        Stopped stopped(Instant now) {
            return new Stopped(now);
        }
    }

    /** On its way: leftovers are being cleared, files prepared, the process created. */
    record Launching(Instant since, CompletableFuture<ChildProcess> child) implements ProcessState {
        Starting started(ChildProcess running) {
            return new Starting(since, running);
        }

        Waiting again(Instant now, Duration delay) {
            return new Waiting(now, now.plus(delay));
        }

        GivenUp givenUp(Instant now, Duration rest, String reason) {
            return new GivenUp(now, now.plus(rest), reason);
        }

        Stopping stopping(Instant now, ChildProcess running) {
            return new Stopping(now, running, false);
        }

        Stopped stopped(Instant now) {
            return new Stopped(now);
        }
    }

    /** It runs, and is not ready yet; {@code since} is when its launch began. */
    record Starting(Instant since, ChildProcess child) implements ProcessState {
        Ready ready(Instant now) {
            return new Ready(now, child);
        }

        Waiting again(Instant now, Duration delay) {
            return new Waiting(now, now.plus(delay));
        }

        GivenUp givenUp(Instant now, Duration rest, String reason) {
            return new GivenUp(now, now.plus(rest), reason);
        }

        Stopping stopping(Instant now) {
            return new Stopping(now, child, false);
        }
    }

    /** It does its work. */
    record Ready(Instant since, ChildProcess child) implements ProcessState {
        Waiting again(Instant now, Duration delay) {
            return new Waiting(now, now.plus(delay));
        }

        GivenUp givenUp(Instant now, Duration rest, String reason) {
            return new GivenUp(now, now.plus(rest), reason);
        }

        Stopping stopping(Instant now) {
            return new Stopping(now, child, false);
        }
    }

    /** It died too often and rests until an instant. */
    record GivenUp(Instant since, Instant until, String reason) implements ProcessState {
        Waiting again(Instant now) {
            return new Waiting(now, now);
        }

        Stopped stopped(Instant now) {
            return new Stopped(now);
        }
    }

    /** It was asked to end; {@code forced} once it was killed for not doing so in time. */
    record Stopping(Instant since, ChildProcess child, boolean forced) implements ProcessState {
        Stopping forced(Instant now) {
            return new Stopping(now, child, true);
        }

        Stopped stopped(Instant now) {
            return new Stopped(now);
        }
    }

    /** It is gone, and stays so. */
    record Stopped(Instant since) implements ProcessState {}
}
