package dev.goaround.rollback.judging.adapter;

import dev.goaround.rollback.judging.WatchedDeployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How states lie in the store: a snapshot of each deployment, and up to which offset of the topic of samples it tells. Samples
 * taken since are judged again from that topic when a judge begins (see {@link TakenSamples}), so that a sample costs no write
 * at all; whatever else moves a deployment, and an order first of all, is a new snapshot in the same transaction.
 */
final class StateSnapshots {

    /** Below the changelog's and the producer's 4 MiB. */
    static final int MOST_BYTES = 3 << 20;

    private final KeyValueStore<String, byte[]> store;

    StateSnapshots(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /**
     * @param samplesTo offset of the first sample that it does not tell of; null: release 0.1.0 did not say, but wrote at every sample
     * @param parked what the judge failed with, so that it judges nothing until the next plan; null: it judges
     */
    record Snapshot(WatchedDeployment state, Long samplesTo, String parked) {

        static final Snapshot NOTHING = new Snapshot(WatchedDeployment.NEW, null, null);

        /**
         * @throws IllegalStateException if it is larger than the changelog takes, which would end the stream, again and again: it
         *     is that one record's defect
         */
        byte[] bytes() {
            byte[] bytes = StateBytes.write(this);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalStateException("the deployment's state would be " + bytes.length + " bytes, more than "
                        + MOST_BYTES + ": watch it with fewer probes, or with shorter windows");
            }
            return bytes;
        }
    }

    /** One that this release cannot read is parked: the others of its partition are judged nevertheless. */
    Snapshot read(String deployment) {
        byte[] bytes = store.get(deployment);
        return bytes == null ? Snapshot.NOTHING : read(bytes);
    }

    static Snapshot read(byte[] bytes) {
        try {
            return StateBytes.read(bytes);
        } catch (RuntimeException unreadable) {
            return new Snapshot(WatchedDeployment.NEW, null, "its stored state cannot be read: " + unreadable);
        }
    }

    /** All that something is stored of, also those whose watch has ended. */
    List<String> deployments() {
        List<String> deployments = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            entries.forEachRemaining(entry -> deployments.add(entry.key));
        }
        return deployments;
    }

    /**
     * Deletes what has been kept of ended deployments for long enough: that they ended, and that an order was given.
     *
     * @param live which have not ended
     */
    void forgetEnded(Instant now, Set<String> live) {
        for (String deployment : deployments()) {
            Snapshot kept = live.contains(deployment) ? Snapshot.NOTHING : read(deployment);
            if (kept.state().isForgotten(now)) {
                store.delete(deployment);
            } else if (kept.state().ended() && kept.state().endedAt() == null) {
                Snapshot dated = new Snapshot(kept.state().endDated(now), kept.samplesTo(), kept.parked());
                store.put(deployment, dated.bytes());
            }
        }
    }

    void write(String deployment, byte[] snapshot) {
        store.put(deployment, snapshot);
    }
}
