package dev.goaround.rollback.archive.adapter;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.rollback.archive.ArchiveChunk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What was read and is not stored yet. Of one thread. */
final class ArchiveBatch {

    /** The two logs of a deployment, by the names that the table has for them. */
    enum Log {
        PROTOCOL("protocol"),
        SAMPLES("samples");

        final String stored;

        Log(String stored) {
            this.stored = stored;
        }
    }

    /** A deployment's part. */
    static final class Part {
        private final Map<Log, Lot> lots = new HashMap<>();
        private Instant first;
        private Instant last;
        private DeploymentRef ref;
        private DeploymentEnded outcome;
        private boolean ended;

        Instant first() {
            return first;
        }

        Instant last() {
            return last;
        }

        /** From a plan, or null. */
        DeploymentRef ref() {
            return ref;
        }

        /** Null if none was heard. */
        DeploymentEnded outcome() {
            return outcome;
        }

        boolean ended() {
            return ended;
        }

        /** @return null if there is nothing of that log; its number is not known yet and 0 */
        ArchiveChunk chunk(Log log) {
            Lot lot = lots.get(log);
            return lot == null
                    ? null
                    : new ArchiveChunk(0, lot.first, lot.last, lot.lines.size(), ArchiveLines.compressed(lot.lines));
        }
    }

    private static final class Lot {
        private final List<byte[]> lines = new ArrayList<>();
        private long first;
        private long last;
    }

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private long bytes;
    private int records;

    boolean isEmpty() {
        return next.isEmpty();
    }

    long bytes() {
        return bytes;
    }

    int records() {
        return records;
    }

    Map<String, Part> parts() {
        return parts;
    }

    /** Where to go on once this is stored. */
    Map<TopicPartition, Long> next() {
        return next;
    }

    void read(TopicPartition partition, long offset) {
        next.put(partition, offset + 1);
    }

    void line(String deployment, Log log, long offset, Instant at, byte[] line) {
        Lot lot = part(deployment, at).lots.computeIfAbsent(log, any -> new Lot());
        if (lot.lines.isEmpty()) {
            lot.first = offset;
        }
        lot.last = offset;
        lot.lines.add(line);
        bytes += line.length;
        records++;
    }

    void planned(DeploymentRef ref, Instant at) {
        part(ref.id(), at).ref = ref;
    }

    void ended(String deployment, Instant at) {
        part(deployment, at).ended = true;
    }

    void outcome(DeploymentEnded outcome) {
        Part part = part(outcome.deployment().id(), outcome.at());
        part.outcome = outcome;
        part.ref = outcome.deployment();
    }

    private Part part(String deployment, Instant at) {
        Part part = parts.computeIfAbsent(deployment, any -> new Part());
        part.first = part.first == null || at.isBefore(part.first) ? at : part.first;
        part.last = part.last == null || at.isAfter(part.last) ? at : part.last;
        return part;
    }
}
