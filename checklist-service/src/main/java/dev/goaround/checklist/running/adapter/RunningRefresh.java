package dev.goaround.checklist.running.adapter;

import dev.goaround.checklist.deployment.Deployment;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Reads the running deployments again and again, one read at a time. What can't be read is shown as it was for a moment, since a
 * hiccup is no end of a deployment, and then not at all: a gauge never says what nobody knows any more.
 */
final class RunningRefresh {

    static final Duration SHOWN_UNREAD_FOR = Duration.ofSeconds(10);

    private static final Logger LOG = Logger.getLogger(RunningRefresh.class);

    private final Supplier<Uni<List<Deployment>>> running;
    private final Consumer<List<Deployment>> show;
    private final Clock clock;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile Instant lastRead = Instant.MIN;

    RunningRefresh(Supplier<Uni<List<Deployment>>> running, Consumer<List<Deployment>> show, Clock clock) {
        this.running = running;
        this.show = show;
        this.clock = clock;
    }

    void tick() {
        if (reading.compareAndSet(false, true)) {
            Uni.createFrom().deferred(running::get).subscribe().with(this::read, this::failed);
        } else {
            forgetWhatIsOld();
        }
    }

    private void read(List<Deployment> deployments) {
        try {
            lastRead = clock.instant();
            show.accept(deployments);
        } finally {
            reading.set(false);
        }
    }

    private void failed(Throwable failure) {
        LOG.debugf("the running deployments are not counted now: %s", failure);
        forgetWhatIsOld();
        reading.set(false);
    }

    private void forgetWhatIsOld() {
        if (lastRead.isBefore(clock.instant().minus(SHOWN_UNREAD_FOR))) {
            show.accept(List.of());
        }
    }
}
