package dev.goaround.demo.greeter;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The greeter's passengers: four of them ask ten times a second each, and wait for their answer before they ask again. */
public final class Traffic implements AutoCloseable {
    private static final int PASSENGERS = 4;
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Thread> passengers = new ArrayList<>();
    private volatile boolean over;

    public Traffic(URI greeter) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(greeter.resolve("/")).timeout(PATIENCE).build();
        for (int i = 0; i < PASSENGERS; i++) {
            Thread passenger = new Thread(() -> askOnAndOn(client, request), "passenger-" + i);
            passenger.setDaemon(true);
            passenger.start();
            passengers.add(passenger);
        }
    }

    private void askOnAndOn(HttpClient client, HttpRequest request) {
        long due = System.nanoTime();
        while (!over) {
            try {
                client.send(request, HttpResponse.BodyHandlers.discarding());
            } catch (IOException e) {
                // No answer is the greeter's matter: it does not count what it did not get. The passenger asks again.
                over |= Thread.currentThread().isInterrupted();
            } catch (InterruptedException e) {
                return;
            }
            // A slow answer makes the next question late, never two at once.
            due = Math.max(due + EVERY_NANOS, System.nanoTime());
            if (!waitUntil(due)) {
                return;
            }
        }
    }

    private static boolean waitUntil(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "about " + PASSENGERS * TimeUnit.SECONDS.toNanos(1) / EVERY_NANOS + " requests a second";
    }

    @Override
    public void close() {
        over = true;
        passengers.forEach(Thread::interrupt);
    }
}
