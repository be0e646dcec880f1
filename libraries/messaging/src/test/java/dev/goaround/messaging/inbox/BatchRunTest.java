package dev.goaround.messaging.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Events are handled, and letters written, when the test says so. */
class BatchRunTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final String BAD = "bad";
    private static final String FOREIGN = "foreign";

    private final List<String> said = new ArrayList<>();
    private final Queue<UniEmitter<? super NotHandled>> handling = new ArrayDeque<>();
    private final List<List<String>> bundles = new ArrayList<>();
    private final Queue<Runnable> written = new ArrayDeque<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean isRoom = true;

    @Test
    void oneEventIsHandledAfterTheOther() {
        start("a", "b", "c");
        assertThat(said).containsExactly("handle a");

        end(null);
        assertThat(said).containsExactly("handle a", "handle b");
        end(null);
        end(null);

        assertThat(said).containsExactly("handle a", "handle b", "handle c", "ended", "done");
    }

    @Test
    void anEventWaitsForNoLetter() {
        start(BAD, FOREIGN, BAD, "a", BAD);

        assertThat(said).containsExactly("pass over foreign", "handle a");
        assertThat(bundles).containsExactly(List.of(BAD, BAD));
        end(null);
        assertThat(bundles).containsExactly(List.of(BAD, BAD), List.of(BAD));
        assertThat(said).endsWith("ended");
    }

    @Test
    void theBatchIsDoneWhenItsLastLetterIsWritten() {
        start(BAD, "a", BAD);
        end(null);
        assertThat(said).endsWith("ended");

        write();
        assertThat(said).doesNotContain("done");
        write();
        assertThat(said).endsWith("ended", "done");
    }

    @Test
    void whatCannotBeHandledIsALetterAndTheNextIsHandled() {
        start("a", "b", "c");
        end(NotHandled.refused("not today"));
        handling.remove().fail(new IllegalStateException("defect"));
        runTasks();

        assertThat(said).containsExactly("handle a", "handle b", "handle c");
        assertThat(bundles).containsExactly(List.of("a"), List.of("b"));
        end(null);
        assertThat(said).endsWith("ended");
        write();
        write();
        assertThat(said).endsWith("done");
    }

    @Test
    void aFloodIsWrittenInBundles() {
        start(IntStream.range(0, 3 * BatchRun.LETTERS_TOGETHER + 1)
                .mapToObj(i -> BAD)
                .toArray(String[]::new));

        assertThat(bundles)
                .extracting(List::size)
                .containsExactly(BatchRun.LETTERS_TOGETHER, BatchRun.LETTERS_TOGETHER, BatchRun.LETTERS_TOGETHER, 1);
        assertThat(said).containsExactly("ended");
    }

    @Test
    void waitsForTheBrokerBeforeTheMemoryIsFull() {
        isRoom = false;
        start(IntStream.range(0, 2 * BatchRun.LETTERS_TOGETHER)
                .mapToObj(i -> BAD)
                .toArray(String[]::new));
        assertThat(bundles).hasSize(1);
        assertThat(said).isEmpty();

        write();
        assertThat(bundles).hasSize(2);
        assertThat(said).isEmpty();
        write();
        assertThat(said).containsExactly("ended", "done");
    }

    @Test
    void anEventBehindLettersForWhichThereIsNoRoomIsHandledWhenTheyAreWritten() {
        isRoom = false;
        start(BAD, "a");
        assertThat(said).isEmpty();

        write();
        assertThat(said).containsExactly("handle a");
    }

    @Test
    void beginsNothingAfterAStopAndIsNeverDone() {
        BatchRun run = start("a", BAD, "b");

        run.stop();
        end(null);

        assertThat(said).containsExactly("handle a");
        assertThat(bundles).isEmpty();
    }

    @Test
    void anEmptyBatchIsDone() {
        start();

        assertThat(said).containsExactly("ended", "done");
    }

    private BatchRun start(String... keys) {
        List<IncomingRecord> records = IntStream.range(0, keys.length)
                .mapToObj(i -> arrival(keys[i], i))
                .toList();
        BatchRun run = new BatchRun(
                records.iterator(),
                new Steps(),
                new Letters(),
                tasks::add,
                () -> said.add("ended"),
                () -> said.add("done"));
        run.start();
        return run;
    }

    /** @param refusal null: the event is handled */
    private void end(NotHandled refusal) {
        handling.remove().complete(refusal);
        runTasks();
    }

    private void write() {
        written.remove().run();
        runTasks();
    }

    private void runTasks() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private static IncomingRecord arrival(String key, int offset) {
        Envelope envelope = Envelope.of(new TimePassed(key, AT), "id-" + offset, "/goaround/test", AT, null, null);
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("goaround.samples", 0, offset, key.getBytes(UTF_8), envelope.data());
        KafkaEnvelopes.headers(envelope).forEach(record.headers()::add);
        return IncomingRecord.of("samples", record, record.value());
    }

    private static String key(IncomingRecord arrival) {
        return new String(arrival.keyBytes(), UTF_8);
    }

    private final class Steps implements BatchRun.Steps {
        @Override
        public FirstLook look(IncomingRecord arrival) {
            return new FirstLook(
                    !key(arrival).equals(FOREIGN), key(arrival).equals(BAD) ? NotHandled.unreadable("bad") : null);
        }

        @Override
        public void passOver(IncomingRecord arrival) {
            said.add("pass over " + key(arrival));
        }

        @Override
        public Uni<NotHandled> handle(IncomingRecord arrival) {
            said.add("handle " + key(arrival));
            return Uni.createFrom().emitter(emitter -> handling.add(emitter));
        }
    }

    private final class Letters implements BatchRun.Letters {
        @Override
        public Letter letter(IncomingRecord arrival, NotHandled reason) {
            return new Letter(
                    new ProducerRecord<>("goaround.samples.dlq", arrival.keyBytes(), null),
                    "goaround.samples",
                    reason.kind());
        }

        @Override
        public boolean write(List<Letter> letters, Runnable whenWritten) {
            bundles.add(letters.stream()
                    .map(letter -> new String(letter.record().key(), UTF_8))
                    .toList());
            written.add(whenWritten);
            return isRoom;
        }
    }
}
