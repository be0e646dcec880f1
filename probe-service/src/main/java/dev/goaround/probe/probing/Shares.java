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
 * its probes stop. Confined to the probing's thread.
 */
public final class Shares {

    /** Compaction may have removed the last record that was promised: silence for so long means that there is none. */
    static final Duration SILENCE = Duration.ofSeconds(5);

    private final Watches watches;
    private final Timers timers;
    private final Map<Integer, Share> shares = new HashMap<>();

    public Shares(Watches watches, Timers timers) {
        this.watches = watches;
        this.timers = timers;
    }

    /**
     * @param last offset of the partition's last record at this moment, or negative if it is empty
     */
    public void assigned(int partition, long last) {
        revoked(partition);
        Share share = new Share();
        shares.put(partition, share);
        if (last >= 0) {
            share.readingUpTo = last;
            listen(share);
        }
    }

    public void revoked(int partition) {
        Share share = shares.remove(partition);
        if (share != null) {
            share.silence.cancel();
            share.deployments.forEach(deployment -> watches.end(deployment, "the partition went to another instance"));
        }
    }

    public void planned(int partition, long offset, Watch watch) {
        Share share = shares.computeIfAbsent(partition, number -> new Share());
        share.pending.put(watch.plan().deployment().id(), () -> begin(share, watch));
        read(share, offset);
    }

    /** A tombstone was read. */
    public void ended(int partition, long offset, String deployment) {
        Share share = shares.computeIfAbsent(partition, number -> new Share());
        share.pending.put(deployment, () -> finish(share, deployment));
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
        due.values().forEach(Runnable::run);
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

        /** By deployment, the last thing to be done. */
        private final Map<String, Runnable> pending = new LinkedHashMap<>();

        private long readingUpTo = READ;
        private Timers.Timer silence = () -> {};

        boolean isReading() {
            return readingUpTo != READ;
        }
    }
}
