package dev.goaround.rollback.judging;

import dev.goaround.contracts.sample.SampleEvent;
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

    /** The same object where nothing was judged, which costs less to find out than whether two states are equal. */
    @SuppressWarnings("ReferenceEquality")
    WatchedDeployment with(WatchState newWatch) {
        return newWatch == watch ? this : new WatchedDeployment(newWatch, order, false, held);
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

    /** Whether nothing but its watch's judging moved it there, so that the same sample would move it there again. */
    @SuppressWarnings("ReferenceEquality")
    public boolean isOnlyJudgedInto(WatchedDeployment after) {
        return watch != null
                && after.watch != null
                && watch.plan() == after.watch.plan()
                && order == after.order
                && ended == after.ended
                && held == after.held;
    }

    /** The state after a sample that was judged before, and whose consequences were put out then. */
    public WatchedDeployment judgingAgain(SampleEvent sample) {
        return with(watch.accept(sample).state());
    }

    /** Whether time alone may matter to it. */
    public boolean isLive() {
        return watch != null || !held.isEmpty();
    }
}
