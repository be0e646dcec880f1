package dev.goaround.rollback.judging.adapter;

import dev.goaround.rollback.judging.WatchedDeployment;
import java.time.Duration;
import java.time.Instant;

/**
 * A deployment as the judge of its partition has it in memory.
 *
 * @param storedTo up to which offset of the samples its snapshot tells
 * @param movedAt when, by our clock, the log last said something about it
 * @param tickedAt when, by our clock, a tick was last written of it
 * @param traceparent of the record that said it, or null; a tick goes on with it
 * @param parked what the judge failed with, or null
 */
record LiveDeployment(
        WatchedDeployment state, long storedTo, Instant movedAt, Instant tickedAt, String traceparent, String parked) {

    /** What release 0.1.0 stored does not say up to which sample it tells: the next one is stored with a new snapshot. */
    static final long UNSAID = -1;

    /**
     * As its snapshot tells, when nothing was heard of it here yet.
     *
     * @param storedTo as of the record
     */
    static LiveDeployment of(StateSnapshots.Snapshot snapshot, long storedTo, Instant now) {
        return new LiveDeployment(snapshot.state(), storedTo, now, Instant.EPOCH, null, snapshot.parked());
    }

    /** The log's time, were it read without delay: our clock and the probes' need not agree. */
    Instant logTime(Instant now) {
        return state.watch() == null ? now : state.watch().now().plus(Duration.between(movedAt, now));
    }

    LiveDeployment judgedInto(WatchedDeployment after) {
        return new LiveDeployment(after, storedTo, movedAt, tickedAt, traceparent, parked);
    }

    /** By a record that was taken at that time; what was dropped does not move the log's time: whoever only sends such is silent. */
    LiveDeployment movedInto(WatchedDeployment after, long newStoredTo, String newTraceparent, Instant now) {
        boolean stays = state.watch() != null
                && after.watch() != null
                && state.watch().now().equals(after.watch().now());
        return new LiveDeployment(
                after,
                newStoredTo,
                stays ? movedAt : now,
                tickedAt,
                newTraceparent != null ? newTraceparent : traceparent,
                parked);
    }

    LiveDeployment tickedAt(Instant now) {
        return new LiveDeployment(state, storedTo, movedAt, now, traceparent, parked);
    }

    LiveDeployment storedTo(long offset) {
        return new LiveDeployment(state, offset, movedAt, tickedAt, traceparent, parked);
    }

    LiveDeployment parked(String because) {
        return new LiveDeployment(state, storedTo, movedAt, tickedAt, traceparent, because);
    }

    boolean isParked() {
        return parked != null;
    }

    boolean isJudged() {
        return parked == null && state.watch() != null && storedTo != UNSAID;
    }

    // Equal states are the same one here: comparing them in depth would cost more than storing.
    /** Whether it must be stored that it moved there; a state that a sample was only judged into need not: the sample leads there again. */
    @SuppressWarnings("ReferenceEquality")
    boolean isToBeStored(WatchedDeployment after, boolean bySample) {
        boolean leadsThereAgain = bySample && storedTo != UNSAID && state.isOnlyJudgedInto(after);
        return after != state && !leadsThereAgain;
    }
}
