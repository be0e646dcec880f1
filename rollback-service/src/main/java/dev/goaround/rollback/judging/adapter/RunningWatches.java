package dev.goaround.rollback.judging.adapter;

import dev.goaround.rollback.judging.WatchedDeployment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The watches that this instance judges now, each as the last record left it, for those who ask. The store's snapshots are
 * older.
 */
@ApplicationScoped
class RunningWatches {

    private final Map<String, WatchedDeployment> running = new ConcurrentHashMap<>();

    /** Empty if it is not watched, or not here. */
    Optional<WatchedDeployment> of(String deployment) {
        return Optional.ofNullable(running.get(deployment));
    }

    void stands(WatchedDeployment watched) {
        running.put(watched.watch().plan().deployment().id(), watched);
    }

    void gone(String deployment) {
        running.remove(deployment);
    }
}
