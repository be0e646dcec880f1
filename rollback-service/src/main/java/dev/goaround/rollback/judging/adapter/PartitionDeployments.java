package dev.goaround.rollback.judging.adapter;

import dev.goaround.rollback.judging.WatchedDeployment;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The deployments of one partition, of one thread: those that time may move in memory, so that neither every sample nor every look reads
 * the store; all of them, as snapshots, in the store. What stands and what is parked is reported as it changes.
 *
 * <p>Invariant: the snapshot of a deployment in memory, and the partition's samples from {@link LiveDeployment#storedTo} to
 * {@link #takenTo}, lead to its state in memory (ADR 0017).
 */
final class PartitionDeployments {

    /** So many samples of a partition are judged again at most when a judge begins, in some seconds. */
    static final int JUDGED_AGAIN = 1 << 17;

    private final StreamReport report;
    private final InstantSource clock;
    private final Map<String, LiveDeployment> live = new HashMap<>();

    /** Also those that wait for nothing and are not watched, because their state cannot be read. */
    private final Set<String> parked = new HashSet<>();

    private StateSnapshots snapshots;
    private long takenTo;

    PartitionDeployments(StreamReport report, InstantSource clock) {
        this.report = report;
        this.clock = clock;
    }

    /**
     * The partition comes.
     *
     * @param upTo the offset behind the last sample that was taken
     */
    void open(StateSnapshots store, long upTo) {
        snapshots = store;
        takenTo = upTo;
    }

    /** The partition goes. */
    void forget() {
        live.keySet().forEach(report::gone);
        parked.forEach(deployment -> report.parked(deployment, false));
        parked.clear();
        live.clear();
    }

    /** What ended long ago goes from the store. */
    void forgetEnded(Instant now) {
        snapshots.forgetEnded(now, live.keySet());
    }

    /** The offset behind the last sample that was taken. */
    long takenTo() {
        return takenTo;
    }

    /** The sample of that offset is taken. */
    void took(long offset) {
        takenTo = offset + 1;
    }

    /** From memory, else from the store. */
    LiveDeployment known(String deployment) {
        LiveDeployment known = live.get(deployment);
        return known != null ? known : LiveDeployment.of(snapshots.read(deployment), takenTo, clock.instant());
    }

    /** Empty if time cannot move it. */
    Optional<LiveDeployment> live(String deployment) {
        return Optional.ofNullable(live.get(deployment));
    }

    /** The ids of those that time may move, as of now. */
    List<String> live() {
        return new ArrayList<>(live.keySet());
    }

    /** In memory only. */
    void keep(String deployment, LiveDeployment now) {
        live.put(deployment, now);
    }

    /**
     * A record, or the time, moved it.
     *
     * @param before as it was known
     * @param snapshot to be stored, or null if its samples lead there again
     * @param traceparent of the record, or null
     */
    void moved(String deployment, LiveDeployment before, WatchedDeployment after, byte[] snapshot, String traceparent) {
        if (snapshot != null) {
            snapshots.write(deployment, snapshot);
        }
        if (after.isLive()) {
            long storedTo = snapshot == null ? before.storedTo() : takenTo;
            live.put(deployment, before.movedInto(after, storedTo, traceparent, clock.instant()));
        } else {
            live.remove(deployment);
        }
        if (after.watch() == null) {
            report.gone(deployment);
        } else if (!before.isParked()) {
            stands(after);
        }
    }

    /** Parked, and stored so. */
    void parked(String deployment, LiveDeployment before, WatchedDeployment kept, String because, byte[] snapshot) {
        snapshots.write(deployment, snapshot);
        if (kept.isLive()) {
            live.put(deployment, before.judgedInto(kept).storedTo(takenTo).parked(because));
        }
        isParked(deployment, true);
        report.gone(deployment);
    }

    void isParked(String deployment, boolean now) {
        if (now) {
            parked.add(deployment);
        } else {
            parked.remove(deployment);
        }
        report.parked(deployment, now);
    }

    /** How it stands is shown. */
    void stands(WatchedDeployment state) {
        if (state.watch() != null) {
            report.stands(state);
        }
    }

    /**
     * A new snapshot where the last one is many samples behind; not all at once of deployments that began together.
     *
     * @return the defect that its state is too large to be stored
     */
    Optional<IllegalStateException> storeIfFarBehind(String deployment) {
        LiveDeployment known = live.get(deployment);
        if (known == null || takenTo - known.storedTo() < mostBehind(deployment)) {
            return Optional.empty();
        }
        live.put(deployment, known.storedTo(takenTo));
        byte[] snapshot;
        try {
            snapshot = new StateSnapshots.Snapshot(known.state(), takenTo, known.parked()).bytes();
        } catch (IllegalStateException tooLong) {
            return Optional.of(tooLong);
        }
        snapshots.write(deployment, snapshot);
        return Optional.empty();
    }

    private static int mostBehind(String deployment) {
        return JUDGED_AGAIN / 2 + Math.floorMod(deployment.hashCode(), JUDGED_AGAIN / 2);
    }

    /** Records that wait for a plan. */
    int held() {
        return live.values().stream()
                .mapToInt(deployment -> deployment.state().held().size())
                .sum();
    }
}
