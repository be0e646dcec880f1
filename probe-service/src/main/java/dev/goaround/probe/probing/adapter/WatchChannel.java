package dev.goaround.probe.probing.adapter;

import dev.goaround.contracts.Topic;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.meters.DeadLetters;
import dev.goaround.messaging.tracing.CurrentTrace;
import dev.goaround.messaging.tracing.Spans;
import dev.goaround.probe.probing.PartitionShares;
import dev.goaround.probe.probing.ProbingReport;
import dev.goaround.probe.probing.Watch;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Reads the watches. Nothing is committed: plans live in memory only, so the topic (compacted) is read from its beginning
 * each time a partition is assigned.
 */
@ApplicationScoped
class WatchChannel {

    private static final Logger LOG = Logger.getLogger(WatchChannel.class);

    private final PartitionShares shares;
    private final ProbingLoop loop;
    private final ProbingReport report;
    private final DeadLetters deadLetters;

    WatchChannel(PartitionShares shares, ProbingLoop loop, ProbingReport report, DeadLetters deadLetters) {
        this.report = report;
        this.shares = shares;
        this.loop = loop;
        this.deadLetters = deadLetters;
        deadLetters.reading(Topic.WATCHES.topicName());
    }

    @Incoming("watches")
    Uni<Void> on(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> metadata = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalArgumentException("watches come from Kafka only"));
        ConsumerRecord<?, ?> record = metadata.getRecord();
        DecodedRecord read = KafkaEnvelopes.read(
                record.topic(),
                (byte[]) record.key(),
                message.getPayload(),
                record.headers(),
                metadata.getTimestamp().toEpochMilli());
        loop.execute(() -> contained(record.partition(), record.offset(), read));
        return read instanceof DecodedRecord.Unreadable unreadable
                ? refuse(message, record, unreadable)
                : Uni.createFrom().completionStage(message::ack);
    }

    /** Whatever one record does, the partition's reading comes to its end, and the other plans are probed. */
    private void contained(int partition, long offset, DecodedRecord read) {
        try {
            take(partition, offset, read);
        } catch (RuntimeException e) {
            report.defect(
                    read instanceof DecodedRecord.EventRead event
                            ? event.envelope().key()
                            : "unknown",
                    "plan",
                    e);
            shares.passed(partition, offset);
        }
    }

    private void take(int partition, long offset, DecodedRecord read) {
        if (read instanceof DecodedRecord.Tombstone tombstone) {
            shares.ended(partition, offset, tombstone.key());
        } else if (read instanceof DecodedRecord.EventRead event && event.event() instanceof WatchPlanned plan) {
            Span span = Spans.processing(event.envelope(), plan)
                    .setAttribute("goaround.plan", plan.revision())
                    .startSpan();
            String traceparent = CurrentTrace.traceparent(span);
            shares.planned(partition, offset, new Watch(plan, event.envelope().id(), traceparent));
            span.end();
        } else {
            shares.passed(partition, offset);
        }
    }

    private Uni<Void> refuse(
            Message<byte[]> message, ConsumerRecord<?, ?> record, DecodedRecord.Unreadable unreadable) {
        LOG.errorf(
                "%s, partition %d, offset %d is unreadable and goes to %s: %s",
                record.topic(),
                record.partition(),
                record.offset(),
                Topic.WATCHES.deadLetterTopicName(),
                unreadable.reason());
        deadLetters.count(record.topic(), DeadLetters.Reason.UNREADABLE);
        return Uni.createFrom().completionStage(message.nack(new IllegalArgumentException(unreadable.reason())));
    }
}
