package dev.goaround.checklist.deployment.adapter;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Wakes requests that wait for a change of a deployment. Only a wake-up: who is woken reads the state again, and changes made by
 * another instance are found because nobody waits here for longer than a second.
 */
@ApplicationScoped
public class ChangeHub {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Map<String, Set<Runnable>> waiting = new ConcurrentHashMap<>();
    private final Vertx vertx;

    ChangeHub(Vertx vertx) {
        this.vertx = vertx;
    }

    /** To be called after the commit. */
    void changed(String deployment) {
        Set<Runnable> wakes = waiting.remove(deployment);
        if (wakes != null) {
            wakes.forEach(Runnable::run);
        }
    }

    /** Completes on the caller's Vert.x context at the next change, after a second, or after the given time. */
    public Uni<Void> next(String deployment, Duration atMost) {
        Context context = vertx.getOrCreateContext();
        long millis = Math.max(1, Math.min(atMost.toMillis(), LONGEST.toMillis()));
        return Uni.createFrom().emitter(emitter -> {
            AtomicBoolean done = new AtomicBoolean();
            Runnable wake = () -> {
                if (done.compareAndSet(false, true)) {
                    context.runOnContext(ignored -> emitter.complete(null));
                }
            };
            waiting.computeIfAbsent(deployment, id -> ConcurrentHashMap.newKeySet())
                    .add(wake);
            long timer = vertx.setTimer(millis, ignored -> {
                forget(deployment, wake);
                wake.run();
            });
            emitter.onTermination(() -> {
                vertx.cancelTimer(timer);
                forget(deployment, wake);
            });
        });
    }

    private void forget(String deployment, Runnable wake) {
        waiting.computeIfPresent(deployment, (id, wakes) -> {
            wakes.remove(wake);
            return wakes.isEmpty() ? null : wakes;
        });
    }
}
