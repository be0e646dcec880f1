package dev.goaround.rollback.judging;

import dev.goaround.contracts.sample.SampleEvent;
import dev.goaround.rollback.order.OrderMarker;
import dev.goaround.verdicts.WatchState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All that the judge keeps of one deployment.
 *
 * @param watch null before the first plan and after the end
 * @param order null if none was given
 * @param ended whether the watch has ended
 * @param held records that wait for a plan, in the order in which they came
 * @param endedAt when the log took the watch's end; null: it goes on, or release 0.1.0 did not say
 */
public record WatchedDeployment(
        WatchState watch, OrderMarker order, boolean ended, List<PendingRecord> held, Instant endedAt) {

    /** So long after its end nothing comes any more but by hand: the other services' inboxes remember no longer, either. */
    public static final Duration KEPT = Duration.ofDays(8);

    /** Nothing is known of the deployment. */
    public static final WatchedDeployment NEW = new WatchedDeployment(null, null, false, List.of(), null);

    public WatchedDeployment {
        held = held == null ? List.of() : List.copyOf(held);
    }

    /** The same object where nothing was judged, which costs less to find out than whether two states are equal. */
    @SuppressWarnings("ReferenceEquality")
    WatchedDeployment with(WatchState newWatch) {
        return newWatch == watch ? this : new WatchedDeployment(newWatch, order, ended, held, endedAt);
    }

    WatchedDeployment ordered(OrderMarker marker) {
        return new WatchedDeployment(watch, marker, ended, held, endedAt);
    }

    WatchedDeployment holding(List<PendingRecord> newHeld) {
        return new WatchedDeployment(watch, order, ended, newHeld, endedAt);
    }

    WatchedDeployment holding(PendingRecord more) {
        List<PendingRecord> all = new ArrayList<>(held);
        all.add(more);
        return holding(all);
    }

    /** The watch and what waited for it go; that it has ended and the order's marker stay, so that nothing orders again. */
    WatchedDeployment end(Instant at) {
        return new WatchedDeployment(null, order, true, List.of(), at);
    }

    /** Its end was not dated: it counts from now. */
    public WatchedDeployment endDated(Instant now) {
        return new WatchedDeployment(watch, order, ended, held, now);
    }

    /** Whether what is left of it has been kept long enough. */
    public boolean isForgotten(Instant now) {
        return ended && endedAt != null && endedAt.plus(KEPT).isBefore(now);
    }

    /** As if no plan had come yet: the next one begins the watch, and says each verdict. */
    public WatchedDeployment toBePlanned() {
        return new WatchedDeployment(null, order, ended, held, endedAt);
    }

    /** What an order by hand needs of it, and no more: as if its plan had just come. */
    public WatchedDeployment withoutReadings() {
        return watch == null ? this : with(WatchState.begin(watch.plan()).state());
    }

    /** Whether the one order was given on the way from another state to this. */
    public boolean isOrderedSince(WatchedDeployment before) {
        return order != null && !order.equals(before.order);
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
    public WatchedDeployment judgingAgain(SampleEvent sample, Instant written) {
        return with(watch.accept(sample, written).state());
    }

    /** Whether time alone may matter to it. */
    public boolean isLive() {
        return watch != null || !held.isEmpty();
    }
}
