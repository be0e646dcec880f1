package dev.goaround.probe.probing;

import dev.goaround.probe.ticking.Timers;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * This instance's share of the watches, by partition of the topic. The topic is read from its beginning whenever a partition
 * is assigned; plans that a later record replaces or ends are not probed meanwhile. When a partition goes to another instance
 * its probes stop; when it only seemed to go (the broker was away for longer than the group waits) they go on, and what
 * counters were remembered to be is not lost. Confined to the probing's thread.
 */
public final class PartitionShares {

    /** Compaction may have removed the last record that was promised: silence for so long means that there is none. */
    static final Duration SILENCE = Duration.ofSeconds(5);

    /** Who took a partition over needs less; two instances that probe the same for a moment do no harm. */
    static final Duration BEFORE_GIVING_UP = Duration.ofSeconds(10);

    private final Watches watches;
    private final Timers timers;
    private final Map<Integer, Share> shares = new HashMap<>();

    public PartitionShares(Watches watches, Timers timers) {
        this.watches = watches;
        this.timers = timers;
    }

    /**
     * The group was balanced anew. Partitions that were revoked and are not among these are another instance's now.
     *
     * @param last by newly assigned partition, the offset of its last record at this moment, or negative if it is empty
     */
    public void assigned(Map<Integer, Long> last) {
        shares.entrySet().stream()
                .filter(share -> share.getValue().revoked && !last.containsKey(share.getKey()))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::giveUp);
        last.forEach(this::begin);
    }

    /** The partition may be another instance's soon. */
    public void revoked(int partition) {
        Share share = shares.get(partition);
        if (share != null) {
            share.revoked = true;
            share.silence.cancel();
            share.departure.cancel();
            share.departure = timers.in(BEFORE_GIVING_UP, () -> giveUp(partition));
        }
    }

    private void begin(int partition, long last) {
        Share share = shares.computeIfAbsent(partition, number -> new Share());
        share.revoked = false;
        share.departure.cancel();
        share.unconfirmed.addAll(share.deployments);
        share.readingUpTo = last;
        if (last >= 0) {
            listen(share);
        } else {
            caughtUp(share);
        }
    }

    private void giveUp(int partition) {
        Share share = shares.remove(partition);
        share.silence.cancel();
        share.departure.cancel();
        share.deployments.forEach(deployment ->
                contained(deployment, () -> watches.end(deployment, "the partition went to another instance")));
    }

    public void planned(int partition, long offset, Watch watch) {
        Share share = shares.computeIfAbsent(partition, number -> new Share());
        share.putOff(watch.plan().deployment().id(), () -> begin(share, watch));
        read(share, offset);
    }

    /** A tombstone was read. */
    public void ended(int partition, long offset, String deployment) {
        Share share = shares.computeIfAbsent(partition, number -> new Share());
        share.putOff(deployment, () -> finish(share, deployment));
        read(share, offset);
    }

    /** A record was read that says nothing to us. */
    public void passed(int partition, long offset) {
        Share share = shares.get(partition);
        if (share != null) {
            read(share, offset);
        }
    }

    /** Whether every partition was read to what was its end when it was assigned. */
    public boolean allRead() {
        return shares.values().stream().noneMatch(Share::isReading);
    }

    private void read(Share share, long offset) {
        if (offset >= share.readingUpTo) {
            caughtUp(share);
        } else {
            listen(share);
        }
    }

    private void listen(Share share) {
        share.silence.cancel();
        share.silence = timers.in(SILENCE, () -> caughtUp(share));
    }

    private void caughtUp(Share share) {
        share.readingUpTo = Share.READ;
        share.silence.cancel();
        Map<String, Runnable> due = new LinkedHashMap<>(share.pending);
        share.pending.clear();
        due.forEach(this::contained);
        // What was probed before and is no longer on the topic was ended, and its tombstone is gone too.
        Set.copyOf(share.unconfirmed).forEach(deployment -> contained(deployment, () -> finish(share, deployment)));
        share.unconfirmed.clear();
    }

    /** One plan's defect does not keep the partition's others from being probed. */
    private void contained(String deployment, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            watches.defect(deployment, "plan", e);
        }
    }

    private void begin(Share share, Watch watch) {
        share.deployments.add(watch.plan().deployment().id());
        watches.planned(watch);
    }

    private void finish(Share share, String deployment) {
        share.deployments.remove(deployment);
        watches.end(deployment, "the watch is over");
    }

    private static final class Share {

        private static final long READ = -1;

        private final Set<String> deployments = new LinkedHashSet<>();

        /** Probed since before the partition was assigned again, and not read again yet. */
        private final Set<String> unconfirmed = new LinkedHashSet<>();

        /** By deployment, the last thing to be done. */
        private final Map<String, Runnable> pending = new LinkedHashMap<>();

        private long readingUpTo = READ;
        private boolean revoked;
        private Timers.Timer silence = () -> {};
        private Timers.Timer departure = () -> {};

        void putOff(String deployment, Runnable action) {
            unconfirmed.remove(deployment);
            pending.put(deployment, action);
        }

        boolean isReading() {
            return readingUpTo != READ;
        }
    }
}
