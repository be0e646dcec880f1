package dev.goaround.e2e;

import dev.goaround.observability.Exposition;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What the four services expose, looked at every second while something happens: gauges of a deployment come and go. */
final class Scrapes implements AutoCloseable {
    private final RunningSystem system;
    private final Exposition exposition = new Exposition();
    private final ScheduledExecutorService everySecond = Executors.newSingleThreadScheduledExecutor();

    private Future<?> looking;

    private Scrapes(RunningSystem system) {
        this.system = system;
    }

    static Scrapes of(RunningSystem system) {
        Scrapes scrapes = new Scrapes(system);
        scrapes.looking = scrapes.everySecond.scheduleWithFixedDelay(scrapes::take, 0, 1, TimeUnit.SECONDS);
        return scrapes;
    }

    private void take() {
        for (String service : RunningSystem.SERVICES) {
            try {
                HttpResponse<String> metrics = RunningSystem.get(URI.create(system.url(service) + "/q/metrics"));
                if (metrics.statusCode() == 200) {
                    exposition.add(metrics.body());
                }
            } catch (IOException e) {
                // It has not started yet, or has ended: what it shows at other times counts.
            }
        }
    }

    /** Everything seen, once no more is looked at. */
    Exposition end() throws InterruptedException {
        close();
        if (!everySecond.awaitTermination(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a scrape does not end");
        }
        return exposition;
    }

    @Override
    public void close() {
        looking.cancel(false);
        everySecond.shutdown();
    }
}
