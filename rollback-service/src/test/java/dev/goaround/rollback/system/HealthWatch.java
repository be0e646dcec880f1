package dev.goaround.rollback.system;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Asks a service for its health again and again, as a supervisor would, and remembers how long the answers took. A thread of its own. */
final class HealthWatch implements AutoCloseable {

    /** A supervisor gives up after that. */
    static final Duration LIMIT = Duration.ofSeconds(1);

    private static final Duration EVERY = Duration.ofMillis(500);

    private final ServiceProcess service;
    private final Thread thread = new Thread(this::watch, "health-watch");
    private final List<Long> millis = new ArrayList<>();
    private int unanswered;
    private volatile boolean closed;

    HealthWatch(ServiceProcess service) {
        this.service = service;
        thread.setDaemon(true);
        thread.start();
    }

    synchronized int unanswered() {
        return unanswered;
    }

    synchronized String figures() {
        long longest = millis.stream().mapToLong(Long::longValue).max().orElse(0);
        return String.format(
                Locale.ROOT,
                "health asked %d times: %d not answered within %d s, the slowest answer took %d ms",
                millis.size() + unanswered,
                unanswered,
                LIMIT.toSeconds(),
                longest);
    }

    private void watch() {
        while (!closed) {
            ask();
            try {
                Thread.sleep(EVERY.toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void ask() {
        long began = System.nanoTime();
        try {
            service.health(LIMIT);
            answered((System.nanoTime() - began) / 1_000_000);
        } catch (IOException e) {
            notAnswered();
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private synchronized void answered(long took) {
        millis.add(took);
    }

    private synchronized void notAnswered() {
        unanswered++;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
