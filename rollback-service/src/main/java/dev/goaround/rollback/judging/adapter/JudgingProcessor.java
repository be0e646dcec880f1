package dev.goaround.rollback.judging.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.sample.SampleEvent;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.Read;
import dev.goaround.messaging.tracing.Spans;
import dev.goaround.messaging.tracing.Subject;
import dev.goaround.rollback.archive.adapter.Protocol;
import dev.goaround.rollback.judging.Decision;
import dev.goaround.rollback.judging.Judging;
import dev.goaround.rollback.judging.Output;
import dev.goaround.rollback.judging.WatchedDeployment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/** Reads a record, lets the judge decide, stores the state and passes the outputs on; never stops at a bad record. */
final class JudgingProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** How often time is looked at; a tick itself is written once a second at most. */
    static final Duration LOOK = Duration.ofMillis(250);

    static final Duration TICK = Duration.ofSeconds(1);

    /** Between two looks through those that have ended. */
    static final Duration FORGETTING = Duration.ofHours(1);

    /** So many samples of a partition are judged again at most when a judge begins, in some seconds. */
    static final int JUDGED_AGAIN = 1 << 17;

    /** What release 0.1.0 stored does not say up to which sample it tells: the next one is stored with a new snapshot. */
    private static final long UNSAID = -1;

    private final Judging judging;
    private final StreamReport report;
    private final InstantSource clock;
    private final TakenSamples samples;

    /** The partition's deployments that time may move, so that neither every sample nor every look reads the store. */
    private final Map<String, Live> live = new HashMap<>();

    private ProcessorContext<byte[], byte[]> context;
    private Snapshots snapshots;
    private Protocol protocol;

    /** The offset behind the last sample that was taken. */
    private long takenTo;

    /** When the ended are looked through next. */
    private Instant forgetAt;

    JudgingProcessor(Judging judging, StreamReport report, InstantSource clock, TakenSamples samples) {
        this.judging = judging;
        this.report = report;
        this.clock = clock;
        this.samples = samples;
    }

    /**
     * @param storedTo up to which offset of the samples its snapshot tells
     * @param movedAt when, by our clock, the log last said something about it
     * @param traceparent of the record that said it, or null; a tick goes on with it
     */
    private record Live(WatchedDeployment state, long storedTo, Instant movedAt, Instant tickedAt, String traceparent) {

        /** The log's time, were it read without delay: our clock and the probes' need not agree. */
        Instant logTime(Instant now) {
            return state.watch() == null ? now : state.watch().now().plus(Duration.between(movedAt, now));
        }

        Live judgedInto(WatchedDeployment after) {
            return new Live(after, storedTo, movedAt, tickedAt, traceparent);
        }

        Live tickedAt(Instant now) {
            return new Live(state, storedTo, movedAt, now, traceparent);
        }

        Live storedTo(long offset) {
            return new Live(state, offset, movedAt, tickedAt, traceparent);
        }
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
        protocol = new Protocol();
        KeyValueStore<String, byte[]> store = newContext.getStateStore(JudgingTopology.STORE);
        snapshots = new Snapshots(store);
        forget();
        forgetAt = clock.instant();
        recall(newContext.taskId().partition());
        report.heldInStore(held());
        newContext.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, timestamp -> look());
    }

    /** Takes up every deployment where it was left: its snapshot, and the samples that were taken since. */
    private void recall(int partition) {
        takenTo = samples.takenTo(partition);
        Instant now = clock.instant();
        for (String deployment : snapshots.deployments()) {
            Snapshots.Snapshot snapshot = snapshots.read(deployment);
            if (snapshot.state().isLive()) {
                long storedTo = snapshot.samplesTo() == null ? UNSAID : snapshot.samplesTo();
                live.put(deployment, new Live(snapshot.state(), storedTo, now, Instant.EPOCH, null));
            }
        }
        long from = live.values().stream()
                .filter(deployment -> deployment.state().watch() != null && deployment.storedTo() != UNSAID)
                .mapToLong(Live::storedTo)
                .min()
                .orElse(takenTo);
        if (from < takenTo) {
            samples.between(partition, from, takenTo, this::judgeAgain);
        }
        live.values().forEach(deployment -> stands(deployment.state()));
    }

    /** What followed from it was said when it was judged first. */
    private void judgeAgain(long offset, String key, Supplier<Read> reading) {
        if (key != null && !isUntold(key, offset)) {
            return;
        }
        if (reading.get() instanceof Read.EventRead read
                && read.event() instanceof SampleEvent sample
                && isUntold(read.envelope().key(), offset)) {
            try {
                live.computeIfPresent(
                        read.envelope().key(),
                        (deployment, before) -> before.judgedInto(before.state().judgingAgain(sample, read.written())));
            } catch (RuntimeException defect) {
                // It moved nothing the first time either, and lies on its topic's dead letters.
                report.unhandled(Topic.SAMPLES.topicName(), read.envelope().key(), defect);
            }
        }
    }

    private boolean isUntold(String deployment, long offset) {
        Live known = live.get(deployment);
        return known != null
                && known.state().watch() != null
                && known.storedTo() != UNSAID
                && offset >= known.storedTo();
    }

    @Override
    public void close() {
        report.heldInStore(-held());
        forget();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String topic = context.recordMetadata().map(RecordMetadata::topic).orElseThrow();
        Read read = KafkaEnvelopes.read(topic, record.key(), record.value(), record.headers(), record.timestamp());
        if (read instanceof Read.Unreadable unreadable) {
            report.unreadable(topic, unreadable.reason());
            deadLetter(topic, record, unreadable.reason());
            return;
        }
        String deployment =
                read instanceof Read.EventRead event ? event.envelope().key() : ((Read.Tombstone) read).key();
        Instant began = clock.instant();
        Envelope envelope = read instanceof Read.EventRead event ? event.envelope() : null;
        boolean sample = topic.equals(Topic.SAMPLES.topicName());
        if (sample) {
            takenTo = context.recordMetadata().orElseThrow().offset() + 1;
        }
        WatchedDeployment before = null;
        Decision decision;
        try {
            before = state(deployment);
            decision = decide(before, read, record.timestamp());
            moved(deployment, before, decision.state(), sample, envelope == null ? null : envelope.traceparent());
        } catch (RuntimeException defect) {
            report.unhandled(topic, deployment, defect);
            note(deployment, record, before, null);
            deadLetter(topic, record, "unhandled: " + defect);
            return;
        }
        note(deployment, record, before, decision.outputs());
        if (read instanceof Read.EventRead event) {
            DecisionSpans.traced(event, decision.outputs(), began).forEach(this::put);
        } else {
            decision.outputs().forEach(this::put);
        }
    }

    /** A state that a sample was only judged into needs no snapshot: the sample would lead there again. */
    // Equal states are the same one here: comparing them in depth would cost more than storing.
    @SuppressWarnings("ReferenceEquality")
    private void moved(
            String deployment,
            WatchedDeployment before,
            WatchedDeployment after,
            boolean bySample,
            String traceparent) {
        Live known = live.get(deployment);
        long storedTo = known == null ? takenTo : known.storedTo();
        boolean leadsThereAgain = bySample && storedTo != UNSAID && before.isOnlyJudgedInto(after);
        if (after != before && !leadsThereAgain) {
            snapshots.write(deployment, after, takenTo);
            storedTo = takenTo;
        }
        if (after.isLive()) {
            Instant tickedAt = known == null ? Instant.EPOCH : known.tickedAt();
            String trace = traceparent != null || known == null ? traceparent : known.traceparent();
            live.put(deployment, new Live(after, storedTo, movedAt(known, after), tickedAt, trace));
        } else {
            live.remove(deployment);
        }
        if (after.watch() != null) {
            stands(after);
        } else {
            report.gone(deployment);
        }
    }

    /** What was dropped does not move the log's time: whoever only sends such is silent all the same. */
    private Instant movedAt(Live known, WatchedDeployment after) {
        boolean stays = known != null
                && known.state().watch() != null
                && after.watch() != null
                && known.state().watch().now().equals(after.watch().now());
        return stays ? known.movedAt() : clock.instant();
    }

    private void stands(WatchedDeployment state) {
        if (state.watch() != null) {
            report.stands(state);
        }
    }

    private void note(
            String deployment, Record<byte[], byte[]> record, WatchedDeployment before, List<Output> followed) {
        protocol.taken(deployment, context.recordMetadata().orElseThrow(), record, before, followed)
                .ifPresent(this::note);
    }

    private void note(Record<byte[], byte[]> noted) {
        context.forward(noted, Protocol.TOPIC);
    }

    /** @param time the record's own, in milliseconds since 1970 */
    private Decision decide(WatchedDeployment state, Read read, long time) {
        return read instanceof Read.EventRead event
                ? Spans.following(
                        event.envelope().traceparent(),
                        subject(state, event.event()),
                        () -> judging.on(state, event))
                : judging.onEnd(state, Instant.ofEpochMilli(time));
    }

    /** A sample names the deployment only; the plan knows the rest. */
    private static Subject subject(WatchedDeployment state, Event event) {
        return state.watch() == null
                ? Subject.of(event)
                : Subject.of(state.watch().plan().deployment());
    }

    private WatchedDeployment state(String deployment) {
        Live known = live.get(deployment);
        return known == null ? snapshots.read(deployment).state() : known.state();
    }

    private void forget() {
        live.keySet().forEach(report::gone);
        live.clear();
    }

    private void look() {
        Instant now = clock.instant();
        if (!now.isBefore(forgetAt)) {
            forgetAt = now.plus(FORGETTING);
            snapshots.forgetEnded(now, live.keySet());
        }
        for (Map.Entry<String, Live> entry : List.copyOf(live.entrySet())) {
            Live deployment = entry.getValue();
            Decision overdue = judging.onOverdue(deployment.state());
            if (!overdue.state().equals(deployment.state())) {
                note(protocol.gaveUp(entry.getKey(), deployment.state(), overdue, now()));
                moved(entry.getKey(), deployment.state(), overdue.state(), false, null);
                overdue.outputs().forEach(this::put);
            } else if (!now.isBefore(deployment.tickedAt().plus(TICK))) {
                tick(deployment, now);
            }
            live.computeIfPresent(entry.getKey(), this::snapshotIfFarBehind);
        }
    }

    private void tick(Live deployment, Instant now) {
        for (Envelope tick : judging.ticks(deployment.state(), deployment.logTime(now))) {
            live.put(tick.key(), deployment.tickedAt(now));
            put(new Output.Said(tick.withTraceparent(deployment.traceparent())));
        }
    }

    /** Not all at once of deployments that began together. */
    private Live snapshotIfFarBehind(String deployment, Live known) {
        long behind = takenTo - known.storedTo();
        if (behind < JUDGED_AGAIN / 2 + Math.floorMod(deployment.hashCode(), JUDGED_AGAIN / 2)) {
            return known;
        }
        try {
            snapshots.write(deployment, known.state(), takenTo);
        } catch (IllegalStateException tooLong) {
            report.unhandled(Topic.SAMPLES.topicName(), deployment, tooLong);
        }
        return known.storedTo(takenTo);
    }

    private void put(Output output) {
        if (output instanceof Output.Said said) {
            ProducerRecord<byte[], byte[]> record = KafkaEnvelopes.record(said.envelope());
            forward(JudgingTopology.sinkTo(said.envelope().eventType().topic()), record);
            if (said.envelope().eventType() == EventType.ROLLBACK_ORDERED) {
                // Whoever waits for it sees it when the transaction has ended.
                context.commit();
            }
        } else if (output instanceof Output.Refused refused) {
            Envelope envelope = refused.envelope();
            Topic topic = envelope.eventType().topic();
            report.refusedOn(topic.topicName());
            byte[] key = envelope.key().getBytes(UTF_8);
            deadLetter(
                    topic.topicName(),
                    new Record<>(key, envelope.data(), now(), KafkaEnvelopes.headers(envelope)),
                    refused.reason());
        }
    }

    private void deadLetter(String topic, Record<byte[], byte[]> record, String reason) {
        RecordMetadata from = context.recordMetadata().orElse(null);
        ConsumerRecord<byte[], byte[]> consumed = new ConsumerRecord<>(
                topic,
                from == null ? -1 : from.partition(),
                from == null ? -1 : from.offset(),
                record.key(),
                record.value());
        Headers headers = new RecordHeaders(record.headers());
        headers.forEach(consumed.headers()::add);
        forward(JudgingTopology.deadLettersOf(topic), KafkaEnvelopes.deadLetter(consumed, reason));
    }

    private void forward(String sink, ProducerRecord<byte[], byte[]> record) {
        context.forward(new Record<>(record.key(), record.value(), now(), record.headers()), sink);
    }

    private long now() {
        return clock.instant().toEpochMilli();
    }

    private int held() {
        return live.values().stream()
                .mapToInt(deployment -> deployment.state().held().size())
                .sum();
    }
}
