package dev.goaround.messaging.sending;

import dev.goaround.contracts.Topic;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.tracing.CurrentTrace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Sends events to Kafka, each to its type's topic. A send is complete when the broker has acknowledged it. One that fails
 * may have arrived all the same: send the same envelope again, readers know it by its id.
 *
 * <p>The order of two sends with the same key is kept only if the second begins after the first is complete.
 */
@ApplicationScoped
public class EventSender {

    public static final String CHANNEL = "goaround-out";

    /** Below the connector's 1024: what is accepted is with the producer at once, never in a queue where it outlives a lease. */
    static final int MOST_IN_FLIGHT = 1000;

    private final MutinyEmitter<byte[]> channel;
    private final KafkaClientService kafka;
    private final MeterRegistry meters;
    private final AtomicInteger inFlight = new AtomicInteger();

    EventSender(
            @Channel(CHANNEL) @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MOST_IN_FLIGHT)
                    MutinyEmitter<byte[]> channel,
            KafkaClientService kafka,
            MeterRegistry meters) {
        this.channel = channel;
        this.kafka = kafka;
        this.meters = meters;
    }

    /** Takes the current span as the event's trace context if it has none of its own. */
    public Uni<Void> send(Envelope envelope) {
        return Uni.createFrom().deferred(() -> {
            Envelope traced =
                    envelope.traceparent() == null ? envelope.withTraceparent(CurrentTrace.traceparent()) : envelope;
            return sendRecord(KafkaEnvelopes.record(traced));
        });
    }

    /** Says on a compacted topic that the key is no longer valid. */
    public Uni<Void> sendTombstone(Topic topic, String key) {
        return sendRecord(KafkaEnvelopes.tombstone(topic, key));
    }

    /** For records that are already in their Kafka form: outbox rows, dead letters. */
    public Uni<Void> sendRecord(ProducerRecord<byte[], byte[]> record) {
        return Uni.createFrom().deferred(() -> {
            if (inFlight.incrementAndGet() > MOST_IN_FLIGHT) {
                inFlight.decrementAndGet();
                return Uni.createFrom().failure(new TooManyInFlight(record.topic()));
            }
            return Uni.createFrom()
                    .deferred(() -> channel.sendMessage(message(record)))
                    .onTermination()
                    .invoke(inFlight::decrementAndGet)
                    .onItem()
                    .invoke(() -> sent(record.topic()).increment())
                    .emitOn(callersThread());
        });
    }

    /**
     * Many at once, which the producer gets in one go: through the channel each takes as long as twenty do here. They are not
     * counted as in flight; who calls keeps them few.
     *
     * @return those that the broker has not acknowledged, none if it has them all; it is given on the producer's thread
     */
    public Uni<List<Unsent>> sendRecords(List<ProducerRecord<byte[], byte[]>> records) {
        Burst burst = new Burst(records, topic -> sent(topic).increment());
        KafkaProducer<byte[], byte[]> producer = kafka.getProducer(CHANNEL);
        if (producer == null) {
            // The channel is not Kafka's, as in a test where it is in memory.
            return burst.oneByOne(this::sendRecord);
        }
        return burst.together(producer::runOnSendingThread);
    }

    private Counter sent(String topic) {
        return Counter.builder("goaround_events_sent")
                .description("Records that the broker has acknowledged")
                .tag("topic", topic)
                .register(meters);
    }

    /** The payload is the record's value, null for a tombstone; topic, key and headers are Kafka metadata. */
    private static Message<byte[]> message(ProducerRecord<byte[], byte[]> record) {
        return Message.of(
                record.value(),
                Metadata.of(OutgoingKafkaRecordMetadata.<byte[]>builder()
                        .withTopic(record.topic())
                        .withKey(record.key())
                        .withHeaders(record.headers())
                        .build()));
    }

    /** The acknowledgement comes on the producer's thread; who called on a Vert.x context goes on there. */
    private static Executor callersThread() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
    }

    /** The broker is slower than the senders, or away. */
    public static final class TooManyInFlight extends RuntimeException {
        TooManyInFlight(String topic) {
            super("not sent to " + topic + ": " + MOST_IN_FLIGHT + " records already wait for the broker");
        }
    }
}
