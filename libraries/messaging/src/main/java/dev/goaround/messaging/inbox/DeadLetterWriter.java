package dev.goaround.messaging.inbox;

import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.meters.DeadLetters;
import dev.goaround.messaging.sending.EventSender;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * Puts what is not handled on its dead-letter topic, beside the channel's way: the next event is handled while the letter is
 * written. The message is acknowledged once it is there, so a letter is never lost; a restart in between writes it twice.
 */
@ApplicationScoped
class DeadLetterWriter {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    /** More than that, and the channel waits: a broker that takes no letters would fill the memory. */
    static final int MOST_AT_ONCE = 512;

    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(2);

    /** A batch may hold a record that is far larger than itself, if it is compressed; its letter would not be taken. */
    static final int LARGEST_LETTER = 1 << 20;

    private final EventSender sender;
    private final InboxMeters meters;
    private final VertxDelay delay;
    private final DeadLetterLog log = new DeadLetterLog(DeadLetterWriter::say, System::nanoTime);
    private final AtomicInteger underWay = new AtomicInteger();

    DeadLetterWriter(EventSender sender, InboxMeters meters, VertxDelay delay) {
        this.sender = sender;
        this.meters = meters;
        this.delay = delay;
    }

    Uni<Void> unreadable(Message<byte[]> message, IncomingRecord arrival, String reason) {
        return refuse(message, arrival, DeadLetters.Reason.UNREADABLE, new NotHandled(reason, null));
    }

    Uni<Void> refused(Message<byte[]> message, IncomingRecord arrival, String reason) {
        return refuse(message, arrival, DeadLetters.Reason.REFUSED, new NotHandled("refused: " + reason, null));
    }

    Uni<Void> unhandled(Message<byte[]> message, IncomingRecord arrival, Throwable failure) {
        return refuse(message, arrival, DeadLetters.Reason.UNHANDLED, new NotHandled("unhandled: " + failure, failure));
    }

    private Uni<Void> refuse(
            Message<byte[]> message, IncomingRecord arrival, DeadLetters.Reason kind, NotHandled reason) {
        Span.current().setStatus(StatusCode.ERROR, kind.name());
        log.refused(arrival.channel(), reason);
        Uni<Void> letter = Uni.createFrom()
                .deferred(() -> isTooLarge(message) ? cut(message, reason) : whole(message, reason))
                .onFailure()
                .retry()
                .when(failures ->
                        failures.onItem().transformToUniAndConcatenate(failure -> delay.after(BEFORE_NEXT_TRY)))
                .invoke(() -> meters.deadLetter(arrival.topic(), kind));
        if (underWay.incrementAndGet() > MOST_AT_ONCE) {
            underWay.decrementAndGet();
            return letter;
        }
        letter.onTermination()
                .invoke(underWay::decrementAndGet)
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.errorf(failure, "a dead letter of channel %s is lost", arrival.channel()));
        return Uni.createFrom().voidItem();
    }

    /** The dead-letter topic may be out of reach as well; then this waits for the broker. */
    private static Uni<Void> whole(Message<byte[]> message, NotHandled reason) {
        return Uni.createFrom().completionStage(() -> message.nack(reason.alone(), last(message, reason)));
    }

    /** The connector puts the record's own headers behind its own: a sender's "reason" would be the one that is read. */
    private static Metadata last(Message<byte[]> message, NotHandled reason) {
        ConsumerRecord<?, ?> record = record(message);
        if (record.headers().lastHeader(KafkaEnvelopes.DEAD_LETTER_REASON) == null) {
            return Metadata.empty();
        }
        return Metadata.of(OutgoingKafkaRecordMetadata.builder()
                .withHeaders(KafkaEnvelopes.deadLetterWithoutRecord(record, reason.getMessage())
                        .headers())
                .build());
    }

    /** The letter says where the record lies; what it was is to be found there for as long as the topic keeps it. */
    private Uni<Void> cut(Message<byte[]> message, NotHandled reason) {
        ProducerRecord<byte[], byte[]> letter = KafkaEnvelopes.deadLetterWithoutRecord(
                record(message), reason.getMessage() + " (the record is too large to be repeated here)");
        return sender.sendRecord(letter).chain(() -> Uni.createFrom().completionStage(message::ack));
    }

    private static void say(String line, Throwable cause) {
        LOG.error(line, cause);
    }

    private static boolean isTooLarge(Message<byte[]> message) {
        ConsumerRecord<?, ?> record = record(message);
        long bytes = (long) Math.max(0, record.serializedValueSize()) + Math.max(0, record.serializedKeySize());
        for (var header : record.headers()) {
            bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return bytes > LARGEST_LETTER;
    }

    private static ConsumerRecord<?, ?> record(Message<byte[]> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow()
                .getRecord();
    }
}
