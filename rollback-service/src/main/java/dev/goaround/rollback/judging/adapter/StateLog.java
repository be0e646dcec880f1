package dev.goaround.rollback.judging.adapter;

import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.sample.SampleEvent;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.messaging.Envelope;
import dev.goaround.rollback.judging.WatchedDeployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How states lie in the store: of each deployment a snapshot, and the samples and ticks taken since, which a reader judges again.
 * So a sample costs one small write, of bytes that are at hand, instead of one of the whole state.
 *
 * <p>The samples lie in a ring of {@link #SLOTS} entries, each with its number, so that nothing has to be deleted: an entry
 * whose number is not the next one is older than the snapshot. A state that release 0.1.0 stored is a snapshot with nothing
 * behind it.
 */
final class StateLog {

    /** A snapshot is written after so many entries: that many are judged again at most, in about a millisecond. */
    static final int SLOTS = 256;

    /** Below the changelog's and the producer's 4 MiB. */
    static final int MOST_BYTES = 3 << 20;

    /** Sorts an entry behind its deployment's snapshot; no deployment's id contains it. */
    private static final char ENTRY = '\u0000';

    private static final byte SAMPLE = 0;
    private static final byte TICK = 1;
    private static final int HEADER_BYTES = Long.BYTES + 1;

    private final KeyValueStore<String, byte[]> store;

    StateLog(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** @param number of the entry that comes next */
    record Stored(WatchedDeployment state, long number) {

        static final Stored NOTHING = new Stored(WatchedDeployment.NEW, 0);
    }

    Stored read(String deployment) {
        return read(deployment, store::get);
    }

    /** @param store also one that is open for questions only */
    static Stored read(String deployment, Function<String, byte[]> store) {
        byte[] snapshot = store.apply(deployment);
        if (snapshot == null) {
            return Stored.NOTHING;
        }
        Stored read = StateBytes.read(snapshot);
        WatchedDeployment state = read.state();
        long number = read.number();
        for (Optional<SampleEvent> entry = entry(deployment, number, store);
                state.watch() != null && entry.isPresent();
                entry = entry(deployment, number, store)) {
            state = state.judgingAgain(entry.get());
            number++;
        }
        return new Stored(state, number);
    }

    /** All that something is stored of, also those whose watch has ended. */
    List<String> deployments() {
        List<String> deployments = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.all()) {
            entries.forEachRemaining(entry -> {
                if (entry.key.indexOf(ENTRY) < 0) {
                    deployments.add(entry.key);
                }
            });
        }
        return deployments;
    }

    /**
     * Stores what became of the deployment.
     *
     * @param sample that moved it, with its bytes; null if something else did
     */
    // Equal states are the same one here: comparing them in depth would cost more than writing.
    @SuppressWarnings("ReferenceEquality")
    Stored write(String deployment, Stored before, WatchedDeployment after, Envelope sample) {
        if (after == before.state()) {
            return before;
        }
        if (sample == null || !before.state().isOnlyJudgedInto(after) || isSnapshotDue(deployment, before.number())) {
            return snapshot(deployment, before.number(), after);
        }
        store.put(key(deployment, before.number()), entry(before.number(), sample));
        return new Stored(after, before.number() + 1);
    }

    /** A state that the changelog does not take would end the stream, again and again: it is that one record's defect. */
    private Stored snapshot(String deployment, long number, WatchedDeployment state) {
        Stored stored = new Stored(state, state.watch() == null ? 0 : number + 1);
        byte[] bytes = StateBytes.write(stored);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalStateException("the deployment's state would be " + bytes.length + " bytes, more than "
                    + MOST_BYTES + ": watch it with fewer probes, or with shorter windows");
        }
        store.put(deployment, bytes);
        if (state.watch() == null) {
            clear(deployment, number);
        }
        return stored;
    }

    private void clear(String deployment, long number) {
        for (long used = 0; used < Math.min(number, SLOTS); used++) {
            store.delete(key(deployment, used));
        }
    }

    /** Not all at once for deployments that began together. */
    private static boolean isSnapshotDue(String deployment, long number) {
        return Math.floorMod(number + deployment.hashCode(), (long) SLOTS) == 0;
    }

    private static String key(String deployment, long number) {
        return deployment + ENTRY + number % SLOTS;
    }

    private static byte[] entry(long number, Envelope sample) {
        byte[] data = sample.data();
        return ByteBuffer.allocate(HEADER_BYTES + data.length)
                .putLong(number)
                .put(sample.eventType() == EventType.TIME_PASSED ? TICK : SAMPLE)
                .put(data)
                .array();
    }

    private static Optional<SampleEvent> entry(String deployment, long number, Function<String, byte[]> store) {
        byte[] entry = store.apply(key(deployment, number));
        if (entry == null || ByteBuffer.wrap(entry).getLong() != number) {
            return Optional.empty();
        }
        Class<? extends SampleEvent> type = entry[Long.BYTES] == TICK ? TimePassed.class : SampleTaken.class;
        try {
            return Optional.of(EventJson.mapper().readValue(entry, HEADER_BYTES, entry.length - HEADER_BYTES, type));
        } catch (IOException e) {
            throw new UncheckedIOException("the sample was read before it was stored", e);
        }
    }
}
