package dev.goaround.rollback.judging.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.Topic;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Reads a record, lets the judge decide, stores the state and passes the outputs on; never stops at a bad record. */
final class JudgingProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** How often time is looked at; a tick itself is written once a second at most. */
    static final Duration LOOK = Duration.ofMillis(250);

    static final Duration TICK = Duration.ofSeconds(1);

    /** Below the changelog's and the producer's 4 MiB. */
    static final int MOST_BYTES = 3 << 20;

    private final Judging judging;
    private final StreamReport report;
    private final InstantSource clock;

    /** The partition's deployments that time may move, so that neither every sample nor every look reads the store. */
    private final Map<String, Live> live = new TreeMap<>();

    private ProcessorContext<byte[], byte[]> context;
    private KeyValueStore<String, byte[]> store;
    private Protocol protocol;

    JudgingProcessor(Judging judging, StreamReport report, InstantSource clock) {
        this.judging = judging;
        this.report = report;
        this.clock = clock;
    }

    /**
     * @param movedAt when, by our clock, the log last said something about it
     * @param traceparent of the record that said it, or null; a tick goes on with it
     */
    private record Live(WatchedDeployment state, Instant movedAt, Instant tickedAt, String traceparent) {

        /** The log's time, were it read without delay: our clock and the probes' need not agree. */
        Instant logTime(Instant now) {
            return state.watch() == null ? now : state.watch().now().plus(Duration.between(movedAt, now));
        }
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
        protocol = new Protocol();
        store = newContext.getStateStore(JudgingTopology.STORE);
        forget();
        Instant now = clock.instant();
        try (KeyValueIterator<String, byte[]> stored = store.all()) {
            while (stored.hasNext()) {
                KeyValue<String, byte[]> entry = stored.next();
                remember(entry.key, StateBytes.read(entry.value), now, null);
            }
        }
        report.heldInStore(held());
        newContext.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, timestamp -> look());
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
        WatchedDeployment before = null;
        Decision decision;
        byte[] state;
        try {
            before = state(deployment);
            decision = decide(before, read);
            state = bytes(decision.state());
        } catch (RuntimeException defect) {
            report.unhandled(topic, deployment, defect);
            note(deployment, record, before, null);
            deadLetter(topic, record, "unhandled: " + defect);
            return;
        }
        note(deployment, record, before, decision.outputs());
        if (read instanceof Read.EventRead event) {
            follow(deployment, decision.state(), state, event.envelope().traceparent());
            DecisionSpans.traced(event, decision.outputs(), began).forEach(this::put);
        } else {
            follow(deployment, decision.state(), state, null);
            decision.outputs().forEach(this::put);
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

    private Decision decide(WatchedDeployment state, Read read) {
        return read instanceof Read.EventRead event
                ? Spans.following(
                        event.envelope().traceparent(),
                        subject(state, event.event()),
                        () -> judging.on(state, event.envelope(), event.event()))
                : judging.onEnd(state);
    }

    /** A sample names the deployment only; the plan knows the rest. */
    private static Subject subject(WatchedDeployment state, Event event) {
        return state.watch() == null
                ? Subject.of(event)
                : Subject.of(state.watch().plan().deployment());
    }

    private WatchedDeployment state(String deployment) {
        Live known = live.get(deployment);
        return known == null ? StateBytes.read(store.get(deployment)) : known.state();
    }

    /** A state that the changelog does not take would end the stream, again and again: it is that one record's defect. */
    private static byte[] bytes(WatchedDeployment state) {
        byte[] bytes = StateBytes.write(state);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalStateException("the deployment's state would be " + bytes.length + " bytes, more than "
                    + MOST_BYTES + ": watch it with fewer probes, or with shorter windows");
        }
        return bytes;
    }

    private void follow(String deployment, WatchedDeployment state, byte[] bytes, String traceparent) {
        store.put(deployment, bytes);
        remember(deployment, state, clock.instant(), traceparent);
    }

    private void remember(String deployment, WatchedDeployment state, Instant now, String traceparent) {
        if (state.isLive()) {
            Live before = live.get(deployment);
            Instant tickedAt = before == null ? Instant.EPOCH : before.tickedAt();
            String trace = traceparent != null || before == null ? traceparent : before.traceparent();
            live.put(deployment, new Live(state, now, tickedAt, trace));
        } else {
            live.remove(deployment);
        }
        if (state.watch() != null) {
            report.stands(state.watch());
        } else {
            report.gone(deployment);
        }
    }

    private void forget() {
        live.keySet().forEach(report::gone);
        live.clear();
    }

    private void look() {
        Instant now = clock.instant();
        for (Map.Entry<String, Live> entry : List.copyOf(live.entrySet())) {
            Live deployment = entry.getValue();
            Decision overdue = judging.onOverdue(deployment.state());
            if (!overdue.state().equals(deployment.state())) {
                note(protocol.gaveUp(entry.getKey(), deployment.state(), overdue, now()));
                follow(entry.getKey(), overdue.state(), StateBytes.write(overdue.state()), null);
                overdue.outputs().forEach(this::put);
            } else if (!now.isBefore(deployment.tickedAt().plus(TICK))) {
                tick(entry.getKey(), deployment, now);
            }
        }
    }

    private void tick(String deployment, Live before, Instant now) {
        for (Envelope tick : judging.ticks(before.state(), before.logTime(now))) {
            live.put(deployment, new Live(before.state(), before.movedAt(), now, before.traceparent()));
            put(new Output.Said(tick.withTraceparent(before.traceparent())));
        }
    }

    private void put(Output output) {
        if (output instanceof Output.Said said) {
            ProducerRecord<byte[], byte[]> record = KafkaEnvelopes.record(said.envelope());
            forward(JudgingTopology.sinkTo(said.envelope().eventType().topic()), record);
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
