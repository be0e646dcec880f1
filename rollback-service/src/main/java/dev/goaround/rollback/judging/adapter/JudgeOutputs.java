package dev.goaround.rollback.judging.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.rollback.archive.adapter.JudgingProtocol;
import dev.goaround.rollback.judging.Decision;
import dev.goaround.rollback.judging.Output;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Emits what the judge of one partition decides: events to their topics, what cannot be read or followed to the dead letters, and the
 * notes of the protocol, by which the log can be judged again in the same order (ADR 0014).
 */
final class JudgeOutputs {

    private final JudgeOutlet outlet;
    private final StreamReport report;
    private final InstantSource clock;
    private final JudgingProtocol protocol = new JudgingProtocol();

    JudgeOutputs(JudgeOutlet outlet, StreamReport report, InstantSource clock) {
        this.outlet = outlet;
        this.report = report;
        this.clock = clock;
    }

    void put(List<Output> outputs) {
        outputs.forEach(this::put);
    }

    void put(Output output) {
        output.<Runnable>fold(
                        said -> () -> said(said.envelope()),
                        refused -> () -> refused(refused.envelope(), refused.reason()))
                .run();
    }

    /** @param reason what is wrong with the record */
    void deadLetter(String topic, Record<byte[], byte[]> record, String reason) {
        RecordMetadata from = outlet.inHand().orElse(null);
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

    /**
     * Notes the record in hand, if it is one that is noted.
     *
     * @param followed null if the record could not be handled
     */
    void noteTaken(String deployment, Record<byte[], byte[]> record, LiveDeployment before, List<Output> followed) {
        RecordMetadata at = outlet.inHand().orElseThrow();
        protocol.taken(deployment, at, record, before.state(), before.isParked(), followed)
                .ifPresent(note -> outlet.forward(note, JudgingProtocol.TOPIC));
    }

    /** Notes that the judge has stopped waiting for a plan. */
    void noteGaveUp(String deployment, LiveDeployment before, Decision overdue) {
        outlet.forward(
                protocol.gaveUp(deployment, before.state(), before.isParked(), overdue, now()), JudgingProtocol.TOPIC);
    }

    private void said(Envelope envelope) {
        forward(JudgingTopology.sinkTo(envelope.eventType().topic()), KafkaEnvelopes.record(envelope));
        if (envelope.eventType() == EventType.ROLLBACK_ORDERED) {
            // Whoever waits for it sees it when the transaction has ended.
            outlet.commit();
        }
    }

    private void refused(Envelope envelope, String reason) {
        Topic topic = envelope.eventType().topic();
        report.refusedOn(topic.topicName());
        byte[] key = envelope.key().getBytes(UTF_8);
        deadLetter(
                topic.topicName(), new Record<>(key, envelope.data(), now(), KafkaEnvelopes.headers(envelope)), reason);
    }

    private void forward(String sink, ProducerRecord<byte[], byte[]> record) {
        outlet.forward(new Record<>(record.key(), record.value(), now(), record.headers()), sink);
    }

    private long now() {
        return clock.instant().toEpochMilli();
    }
}
