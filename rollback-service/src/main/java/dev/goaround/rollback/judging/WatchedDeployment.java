package dev.goaround.rollback.judging;

import dev.goaround.verdicts.WatchState;
import java.util.ArrayList;
import java.util.List;

/**
 * All that the judge keeps of one deployment.
 *
 * @param watch null before the first plan and after the end
 * @param order null if none was given
 * @param ended whether the watch has ended
 * @param held records that wait for a plan, in the order in which they came
 */
public record WatchedDeployment(WatchState watch, OrderMarker order, boolean ended, List<Held> held) {

    /** Nothing is known of the deployment. */
    public static final WatchedDeployment NEW = new WatchedDeployment(null, null, false, List.of());

    public WatchedDeployment {
        held = held == null ? List.of() : List.copyOf(held);
    }

    WatchedDeployment with(WatchState newWatch) {
        return new WatchedDeployment(newWatch, order, false, held);
    }

    WatchedDeployment ordered(OrderMarker marker) {
        return new WatchedDeployment(watch, marker, ended, held);
    }

    WatchedDeployment holding(List<Held> newHeld) {
        return new WatchedDeployment(watch, order, ended, newHeld);
    }

    WatchedDeployment holding(Held more) {
        List<Held> all = new ArrayList<>(held);
        all.add(more);
        return holding(all);
    }

    /** The watch and what waited for it go; the order's marker stays. */
    WatchedDeployment end() {
        return new WatchedDeployment(null, order, true, List.of());
    }

    /** Whether time alone may matter to it. */
    public boolean isLive() {
        return watch != null || !held.isEmpty();
    }
}
