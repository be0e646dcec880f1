package dev.goaround.rollback.judging.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.Topic;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.rollback.archive.JudgeNote;
import dev.goaround.rollback.archive.LoggedRecord;
import dev.goaround.rollback.archive.RecordedLog;
import dev.goaround.rollback.archive.adapter.ArchiveLines;
import dev.goaround.rollback.archive.adapter.JudgingProtocol;
import dev.goaround.rollback.judging.DeploymentJudge;
import dev.goaround.rollback.judging.JudgingReport;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A broker and one partition's judge in plain memory, on a clock of their own. The judge's processor and what it stores are the
 * real ones. As with exactly-once processing, what was read, stored and said since the last commit is one transaction: it counts
 * whole or, after a crash, not at all, and is read again.
 */
final class ModelledLog {

    private final InstantSource clock;
    private final MapStore store = new MapStore();
    private final Map<String, List<Entry>> topics = new HashMap<>();
    private final Map<String, Integer> committed = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Taken> history = new ArrayList<>();
    private final List<Taken> uncommitted = new ArrayList<>();
    private final List<Out> out = new ArrayList<>();
    private final List<JudgeNote> protocol = new ArrayList<>();
    private JudgingProcessor processor;
    private Punctuator punctuator;
    private Place place;
    private int judgedAgain;

    @SuppressWarnings("ArrayRecordComponent")
    private record Entry(byte[] value, Headers headers, long time, DecodedRecord read) {}

    private record Out(String sink, Record<byte[], byte[]> record) {}

    private record Place(String topic, int partition, long offset) implements RecordMetadata {}

    /**
     * What the judge did, in its own order.
     *
     * @param read null: it looked at the time
     */
    record Taken(DecodedRecord read, Instant clock) {}

    ModelledLog(InstantSource clock) {
        this.clock = clock;
        for (Topic topic : JudgingTopology.SOURCES) {
            topics.put(topic.topicName(), new ArrayList<>());
            committed.put(topic.topicName(), 0);
            positions.put(topic.topicName(), 0);
        }
        for (Topic topic : List.of(Topic.VERDICTS, Topic.ROLLBACKS)) {
            topics.put(topic.topicName(), new ArrayList<>());
        }
        open();
    }

    void write(Event event, String id) {
        append(KafkaEnvelopes.record(Envelope.of(event, id, "/test", clock.instant(), null, null)));
    }

    void writeEnd() {
        append(KafkaEnvelopes.tombstone(Topic.WATCHES, Story.DEPLOYMENT));
    }

    private void append(ProducerRecord<byte[], byte[]> record) {
        append(record.topic(), record.value(), record.headers());
    }

    private void append(String topic, byte[] value, Headers headers) {
        long time = clock.instant().toEpochMilli();
        DecodedRecord read = KafkaEnvelopes.read(topic, Story.DEPLOYMENT.getBytes(UTF_8), value, headers, time);
        topics.get(topic).add(new Entry(value, headers, time, read));
    }

    /** Topics that hold what the judge has not read; in which order it reads them is up to the stream. */
    List<String> waiting() {
        return committed.keySet().stream()
                .filter(topic -> positions.get(topic) < topics.get(topic).size())
                .sorted()
                .toList();
    }

    void process(String topic) {
        int offset = positions.merge(topic, 1, Integer::sum) - 1;
        Entry entry = topics.get(topic).get(offset);
        place = new Place(topic, 0, offset);
        uncommitted.add(new Taken(entry.read(), clock.instant()));
        processor.process(new Record<>(Story.DEPLOYMENT.getBytes(UTF_8), entry.value(), entry.time(), entry.headers()));
        place = null;
    }

    /** Taken by the judge too, but of deployments that are not modelled. */
    void othersSamples(int count) {
        String topic = Topic.SAMPLES.topicName();
        Entry other = new Entry(null, null, 0, new DecodedRecord.Tombstone("another"));
        topics.get(topic).addAll(Collections.nCopies(count, other));
        positions.merge(topic, count, Integer::sum);
    }

    void look() {
        uncommitted.add(new Taken(null, clock.instant()));
        punctuator.punctuate(clock.instant().toEpochMilli());
    }

    void commit() {
        store.commitAll();
        committed.replaceAll((topic, offset) -> positions.get(topic));
        history.addAll(uncommitted);
        uncommitted.clear();
        for (Out said : out) {
            if (said.sink().equals(JudgingProtocol.TOPIC)) {
                protocol.add(note(said.record().value()));
            } else {
                topic(said.sink())
                        .ifPresent(topic -> append(
                                topic, said.record().value(), said.record().headers()));
            }
        }
        out.clear();
    }

    /** How many samples a judge that begins now judges again. */
    int judgedAgain() {
        judgedAgain = 0;
        crash();
        return judgedAgain;
    }

    /** Also what happens to an instance that lost its partition without knowing: its transaction is refused. */
    void crash() {
        uncommitted.clear();
        out.clear();
        positions.putAll(committed);
        store.restoreCommitted();
        open();
    }

    /** In order: the old instance commits, another begins with what is stored. */
    void handOver() {
        commit();
        processor.close();
        open();
    }

    /** What the judge did and committed. */
    List<Taken> history() {
        return history;
    }

    /** Committed events of that topic. */
    List<Envelope> said(Topic topic) {
        return topics.get(topic.topicName()).stream()
                .map(entry -> ((DecodedRecord.EventRead) entry.read()).envelope())
                .toList();
    }

    /** Committed notes of the judge. */
    List<JudgeNote> protocol() {
        return protocol;
    }

    RecordedLog recorded(boolean ended) {
        List<LoggedRecord> samples = new ArrayList<>();
        String topic = Topic.SAMPLES.topicName();
        for (int offset = 0; offset < committed.get(topic); offset++) {
            Entry entry = topics.get(topic).get(offset);
            samples.add(ArchiveLines.logged(offset, entry.time(), entry.headers(), entry.value()));
        }
        return new Recorded(Story.DEPLOYMENT, ended, protocol, samples.iterator());
    }

    private record Recorded(String deployment, boolean ended, List<JudgeNote> protocol, Iterator<LoggedRecord> samples)
            implements RecordedLog {
        @Override
        public Optional<LoggedRecord> nextSample() {
            return samples.hasNext() ? Optional.of(samples.next()) : Optional.empty();
        }
    }

    private void open() {
        DeploymentJudge judge = new DeploymentJudge(clock, silent(JudgingReport.class));
        processor = new JudgingProcessor(judge, silent(StreamReport.class), clock, new TakenBefore());
        processor.init(context());
    }

    private final class TakenBefore implements TakenSamples {
        @Override
        public long takenTo(int partition) {
            return committed.get(Topic.SAMPLES.topicName());
        }

        @Override
        public void between(int partition, long from, long to, Taking taking) {
            List<Entry> samples = topics.get(Topic.SAMPLES.topicName());
            for (long offset = from; offset < to; offset++) {
                DecodedRecord read = samples.get((int) offset).read();
                taking.taken(offset, Story.DEPLOYMENT, () -> {
                    judgedAgain += read instanceof DecodedRecord.EventRead ? 1 : 0;
                    return read;
                });
            }
        }
    }

    @SuppressWarnings("unchecked")
    private ProcessorContext<byte[], byte[]> context() {
        return (ProcessorContext<byte[], byte[]>) Proxy.newProxyInstance(
                ModelledLog.class.getClassLoader(),
                new Class<?>[] {ProcessorContext.class},
                (proxy, method, given) -> switch (method.getName()) {
                    // A schedule commits when it likes.
                    case "commit" -> null;
                    case "taskId" -> new TaskId(0, 0);
                    case "getStateStore" -> store;
                    case "recordMetadata" -> Optional.ofNullable(place);
                    case "schedule" -> {
                        punctuator = (Punctuator) given[2];
                        yield null;
                    }
                    case "forward" -> {
                        out.add(new Out((String) given[1], (Record<byte[], byte[]>) given[0]));
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Optional<String> topic(String sink) {
        return List.of(Topic.SAMPLES, Topic.VERDICTS, Topic.ROLLBACKS).stream()
                .filter(topic -> JudgingTopology.sinkTo(topic).equals(sink))
                .map(Topic::topicName)
                .findFirst();
    }

    private static JudgeNote note(byte[] line) {
        try {
            return EventJson.mapper().readValue(line, JudgeNote.class);
        } catch (IOException e) {
            throw new AssertionError("the judge's notes are read", e);
        }
    }

    @SuppressWarnings("unchecked")
    static <T> T silent(Class<T> report) {
        return (T) Proxy.newProxyInstance(
                ModelledLog.class.getClassLoader(), new Class<?>[] {report}, (proxy, method, given) -> null);
    }

    /** A clock that a schedule moves. */
    static final class Moving implements InstantSource {
        private Instant now = Stream.ZERO;

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
