package dev.goaround.rollback.judging.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.messaging.Envelope;
import dev.goaround.rollback.archive.Conclusion;
import dev.goaround.rollback.archive.JudgeNote;
import dev.goaround.rollback.archive.Replay;
import dev.goaround.rollback.archive.adapter.ArchiveLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever the log, the network and the processes do to each other: one order where one is due, and none elsewhere. A schedule
 * that fails is named by its seed; {@code -Dgoaround.schedules=10000} plays more of them.
 */
class SchedulesTest {

    private static final int SCHEDULES = Integer.getInteger("goaround.schedules", 1_000);

    private final Set<String> breached = ConcurrentHashMap.newKeySet();

    @Test
    void everyScheduleEndsWithTheOrderThatIsDueAndReplaysTheSame() {
        AtomicInteger ordered = new AtomicInteger();
        LongStream.range(0, SCHEDULES).parallel().forEach(seed -> {
            if (isOrdered(seed)) {
                ordered.incrementAndGet();
            }
        });
        // Else they would prove little.
        assertThat(ordered).hasValueBetween(SCHEDULES / 5, SCHEDULES * 4 / 5);
        assertThat(breached).contains("down", "hot", "corrupt", "at-once", "higher", "surely-higher", "both");
    }

    private boolean isOrdered(long seed) {
        try {
            Schedule schedule = new Schedule(seed);
            return isOrdered(seed, schedule.play(), schedule.ended());
        } catch (IOException | RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private boolean isOrdered(long seed, ModelledLog log, boolean ended) throws IOException {
        Optional<String> due = Oracle.order(log.history());
        List<String> orders = log.said(Topic.ROLLBACKS).stream()
                .filter(said -> said.eventType() == EventType.ROLLBACK_ORDERED)
                .map(Envelope::causation)
                .toList();
        assertThat(orders)
                .as("orders, by the record they followed from, of seed %d", seed)
                .isEqualTo(due.stream().toList());
        List<Conclusion> replayed = new ArrayList<>();
        assertThat(new Replay(log.recorded(ended), ArchiveLines::read, replayed::add).run())
                .as("replay of seed %d", seed)
                .isInstanceOf(Replay.Result.Same.class);
        List<JudgeNote> notes = log.protocol();
        assertThat(replayed)
                .as("what the replay of seed %d came by", seed)
                .isEqualTo(conclusions(ended ? notes : placed(notes)));
        assertThat(conclusions(notes).stream().filter(SchedulesTest::isSaid).map(Conclusion::id))
                .as("what seed %d noted", seed)
                .containsExactlyInAnyOrderElementsOf(List.of(Topic.VERDICTS, Topic.ROLLBACKS).stream()
                        .flatMap(topic -> log.said(topic).stream())
                        .map(Envelope::id)
                        .toList());
        for (Envelope said : log.said(Topic.VERDICTS)) {
            VerdictChanged verdict = (VerdictChanged) said.event();
            if (verdict.verdict().kind() == VerdictKind.BREACH) {
                breached.add(verdict.rule());
            }
        }
        return due.isPresent();
    }

    /** While the watch goes on, a new judge's notes have a place among the samples only once it has noted one of these. */
    private static List<JudgeNote> placed(List<JudgeNote> notes) {
        int samplesEnd = 0;
        for (int i = 0; i < notes.size(); i++) {
            samplesEnd = notes.get(i).kind() == JudgeNote.Kind.SAMPLE ? i + 1 : samplesEnd;
        }
        int placed = samplesEnd;
        while (placed < notes.size() && notes.get(placed).after() != null) {
            placed++;
        }
        return notes.subList(0, placed);
    }

    private static List<Conclusion> conclusions(List<JudgeNote> notes) {
        return notes.stream().flatMap(note -> note.said().stream()).toList();
    }

    private static boolean isSaid(Conclusion conclusion) {
        return conclusion.data() != null;
    }
}
