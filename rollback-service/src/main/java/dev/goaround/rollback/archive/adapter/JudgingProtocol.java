package dev.goaround.rollback.archive.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.Topic;
import dev.goaround.rollback.archive.Conclusion;
import dev.goaround.rollback.archive.JudgeNote;
import dev.goaround.rollback.archive.JudgeNote.Kind;
import dev.goaround.rollback.judging.Decision;
import dev.goaround.rollback.judging.Output;
import dev.goaround.rollback.judging.PendingRecord;
import dev.goaround.rollback.judging.WatchedDeployment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Says in which order the judge took the records of one partition, for the archive. One for each run of a processor.
 *
 * <p>Plans and requests are noted with all they hold. Samples are in their topic in order, so that only these are noted: a
 * deployment's first in this run and its first since it was parked, those that something followed from, and one in {@value #STRIDE}, so that a reader knows
 * how far the judge has come.
 *
 * <p>See ADR 0014.
 */
public final class JudgingProtocol {

    /** Belongs to the stream as its changelog does: written in its transactions, allowed by the prefix of its name. */
    public static final String TOPIC = "goaround-judge-protocol";

    static final int STRIDE = 64;

    private final Map<String, Place> places = new HashMap<>();

    /** Where a deployment's samples are. */
    private static final class Place {
        private long offset;
        private int unnoted;

        /** Before its last sample: that no record was the reason is told by the next. */
        private boolean parked;
    }

    /**
     * @param before null if it could not be read
     * @param parked whether nothing was judged of it before the record
     * @param followed null if the record could not be handled
     */
    public Optional<Record<byte[], byte[]>> taken(
            String deployment,
            RecordMetadata at,
            Record<byte[], byte[]> record,
            WatchedDeployment before,
            boolean parked,
            List<Output> followed) {
        boolean sample = at.topic().equals(Topic.SAMPLES.topicName());
        Place place = places.get(deployment);
        Long after = place == null ? null : Long.valueOf(place.offset);
        if (sample && !isNoted(deployment, place, at.offset(), parked, followed)) {
            return Optional.empty();
        }
        Kind kind = sample ? Kind.SAMPLE : record.value() == null ? Kind.END : Kind.EVENT;
        if (kind == Kind.END) {
            places.remove(deployment);
        }
        JudgeNote judged = new JudgeNote(
                kind,
                isUnknown(before),
                at.topic(),
                at.offset(),
                after,
                followed == null,
                kind == Kind.EVENT
                        ? ArchiveLines.logged(at.offset(), record.timestamp(), record.headers(), record.value())
                        : null,
                List.of(),
                conclusions(followed),
                (parked || followed == null) ? Boolean.TRUE : null);
        return Optional.of(note(deployment, judged, record.timestamp()));
    }

    /** The judge has stopped waiting for the plan of what was held. */
    public Record<byte[], byte[]> gaveUp(
            String deployment, WatchedDeployment before, boolean parked, Decision overdue, long now) {
        List<PendingRecord> gone = new ArrayList<>(before.held());
        gone.removeAll(overdue.state().held());
        Place place = places.get(deployment);
        JudgeNote judged = new JudgeNote(
                Kind.GAVE_UP,
                false,
                null,
                -1,
                place == null ? null : Long.valueOf(place.offset),
                false,
                null,
                gone.stream().map(pending -> pending.envelope().id()).toList(),
                conclusions(overdue.outputs()),
                parked ? Boolean.TRUE : null);
        return note(deployment, judged, now);
    }

    private boolean isNoted(String deployment, Place place, long offset, boolean parked, List<Output> followed) {
        boolean first = place == null;
        Place now = first ? new Place() : place;
        if (first) {
            places.put(deployment, now);
        }
        now.offset = offset;
        now.unnoted++;
        boolean noted =
                first || followed == null || !followed.isEmpty() || now.parked != parked || now.unnoted >= STRIDE;
        now.parked = parked;
        if (noted) {
            now.unnoted = 0;
        }
        return noted;
    }

    private static boolean isUnknown(WatchedDeployment before) {
        return before != null
                && before.watch() == null
                && before.order() == null
                && !before.ended()
                && before.held().isEmpty();
    }

    private static List<Conclusion> conclusions(List<Output> outputs) {
        return outputs == null
                ? List.of()
                : outputs.stream().map(Conclusion::of).toList();
    }

    private static Record<byte[], byte[]> note(String deployment, JudgeNote judged, long time) {
        return new Record<>(deployment.getBytes(UTF_8), ArchiveLines.write(judged), time);
    }
}
