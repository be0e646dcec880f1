package dev.goaround.rollback.judging.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.Event;
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

    private final Judging judging;
    private final StreamReport report;
    private final InstantSource clock;

    /** The partition's deployments that time may move, so that neither every sample nor every look reads the store. */
    private final Map<String, Live> live = new HashMap<>();

    private ProcessorContext<byte[], byte[]> context;
    private StateLog log;
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
    private record Live(StateLog.Stored stored, Instant movedAt, Instant tickedAt, String traceparent) {

        WatchedDeployment state() {
            return stored.state();
        }

        /** The log's time, were it read without delay: our clock and the probes' need not agree. */
        Instant logTime(Instant now) {
            return state().watch() == null ? now : state().watch().now().plus(Duration.between(movedAt, now));
        }
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> newContext) {
        context = newContext;
        protocol = new Protocol();
        KeyValueStore<String, byte[]> store = newContext.getStateStore(JudgingTopology.STORE);
        log = new StateLog(store);
        forget();
        Instant now = clock.instant();
        log.deployments().forEach(deployment -> remember(deployment, log.read(deployment), now, null));
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
        Envelope envelope = read instanceof Read.EventRead event ? event.envelope() : null;
        StateLog.Stored before = null;
        Decision decision;
        StateLog.Stored after;
        try {
            before = stored(deployment);
            decision = decide(before.state(), read);
            after = log.write(deployment, before, decision.state(), isSample(read) ? envelope : null);
        } catch (RuntimeException defect) {
            report.unhandled(topic, deployment, defect);
            note(deployment, record, before == null ? null : before.state(), null);
            deadLetter(topic, record, "unhandled: " + defect);
            return;
        }
        remember(deployment, after, clock.instant(), envelope == null ? null : envelope.traceparent());
        note(deployment, record, before.state(), decision.outputs());
        if (read instanceof Read.EventRead event) {
            DecisionSpans.traced(event, decision.outputs(), began).forEach(this::put);
        } else {
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

    private StateLog.Stored stored(String deployment) {
        Live known = live.get(deployment);
        return known == null ? log.read(deployment) : known.stored();
    }

    private static boolean isSample(Read read) {
        return read instanceof Read.EventRead event && event.event() instanceof SampleEvent;
    }

    private void remember(String deployment, StateLog.Stored stored, Instant now, String traceparent) {
        WatchedDeployment state = stored.state();
        if (state.isLive()) {
            Live before = live.get(deployment);
            Instant tickedAt = before == null ? Instant.EPOCH : before.tickedAt();
            String trace = traceparent != null || before == null ? traceparent : before.traceparent();
            live.put(deployment, new Live(stored, now, tickedAt, trace));
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
                StateLog.Stored after = log.write(entry.getKey(), deployment.stored(), overdue.state(), null);
                remember(entry.getKey(), after, now, null);
                overdue.outputs().forEach(this::put);
            } else if (!now.isBefore(deployment.tickedAt().plus(TICK))) {
                tick(entry.getKey(), deployment, now);
            }
        }
    }

    private void tick(String deployment, Live before, Instant now) {
        for (Envelope tick : judging.ticks(before.state(), before.logTime(now))) {
            live.put(deployment, new Live(before.stored(), before.movedAt(), now, before.traceparent()));
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
