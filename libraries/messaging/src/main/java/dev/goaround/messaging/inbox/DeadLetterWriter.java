package dev.goaround.messaging.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.sending.EventSender;
import dev.goaround.messaging.sending.Unsent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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
class DeadLetterWriter implements BatchRun.Letters {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    /** More than that, and the channel waits: a broker that takes no letters would fill the memory. */
    static final int MOST_AT_ONCE = 512;

    /** Half of what the producer keeps, so that events have room beside them. */
    static final long MOST_BYTES_AT_ONCE = 4 << 20;

    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(2);

    /** A batch may hold a record that is far larger than itself, if it is compressed; its letter would not be taken. */
    static final int LARGEST_LETTER = 1 << 20;

    /** Of a header that the connector writes as well. */
    private static final String EXCEPTION_CLASS = "dead-letter-exception-class-name";

    private final EventSender sender;
    private final InboxMeters meters;
    private final VertxDelay delay;
    private final DeadLetterLog log = new DeadLetterLog(DeadLetterWriter::say, System::nanoTime);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong bytesUnderWay = new AtomicLong();

    DeadLetterWriter(EventSender sender, InboxMeters meters, VertxDelay delay) {
        this.sender = sender;
        this.meters = meters;
        this.delay = delay;
    }

    /** The connector's own letter of a message that came by itself; completes when the channel may go on. */
    Uni<Void> refuse(Message<byte[]> message, IncomingRecord arrival, NotHandled reason) {
        note(arrival, reason);
        Uni<Void> letter = Uni.createFrom()
                .deferred(() -> isTooLarge(arrival.record())
                        ? cut(message, arrival, reason)
                        : whole(message, arrival.record(), reason))
                .onFailure()
                .retry()
                .when(failures ->
                        failures.onItem().transformToUniAndConcatenate(failure -> delay.after(BEFORE_NEXT_TRY)))
                .invoke(() -> meters.deadLetter(arrival.topic(), reason.kind()));
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

    /** The letter of a record that came with others, to be written with others: the same as the connector's. */
    @Override
    public Letter letter(IncomingRecord arrival, NotHandled reason) {
        ConsumerRecord<?, ?> record = arrival.record();
        ProducerRecord<byte[], byte[]> letter = isTooLarge(record)
                ? withoutRecord(arrival, reason)
                : KafkaEnvelopes.deadLetter(record, arrival.keyBytes(), arrival.value(), reason.getMessage());
        letter.headers().remove(EXCEPTION_CLASS);
        letter.headers().add(EXCEPTION_CLASS, reason.getClass().getName().getBytes(UTF_8));
        return new Letter(letter, arrival.topic(), reason.kind());
    }

    @Override
    public boolean write(List<Letter> letters, Runnable written) {
        int count = letters.size();
        long bytes = letters.stream().mapToLong(Letter::bytes).sum();
        int lettersNow = underWay.addAndGet(count);
        long bytesNow = bytesUnderWay.addAndGet(bytes);
        tryToWrite(letters, () -> {
            underWay.addAndGet(-count);
            bytesUnderWay.addAndGet(-bytes);
            written.run();
        });
        return lettersNow <= MOST_AT_ONCE && bytesNow <= MOST_BYTES_AT_ONCE;
    }

    private void tryToWrite(List<Letter> letters, Runnable written) {
        sender.sendRecords(letters.stream().map(Letter::record).toList())
                .subscribe()
                .with(unsent -> end(letters, unsent, written), failure -> tryAgain(letters, failure, written));
    }

    private void end(List<Letter> letters, List<Unsent> unsent, Runnable written) {
        if (unsent.isEmpty()) {
            letters.forEach(letter -> meters.deadLetter(letter.topic(), letter.kind()));
            written.run();
            return;
        }
        Set<ProducerRecord<byte[], byte[]>> missing = Collections.newSetFromMap(new IdentityHashMap<>());
        unsent.forEach(one -> missing.add(one.record()));
        List<Letter> again = new ArrayList<>();
        for (Letter letter : letters) {
            if (missing.contains(letter.record())) {
                again.add(letter);
            } else {
                meters.deadLetter(letter.topic(), letter.kind());
            }
        }
        tryAgain(again, unsent.get(0).failure(), written);
    }

    private void tryAgain(List<Letter> letters, Throwable failure, Runnable written) {
        LOG.debugf("%d dead letters are not written yet: %s", letters.size(), failure);
        delay.after(BEFORE_NEXT_TRY).subscribe().with(over -> tryToWrite(letters, written));
    }

    /** In the log, and in the current span. */
    void note(IncomingRecord arrival, NotHandled reason) {
        Span.current().setStatus(StatusCode.ERROR, reason.kind().name());
        log.refused(arrival.channel(), reason);
    }

    /** The dead-letter topic may be out of reach as well; then this waits for the broker. */
    private static Uni<Void> whole(Message<byte[]> message, ConsumerRecord<?, ?> record, NotHandled reason) {
        return Uni.createFrom().completionStage(() -> message.nack(reason.alone(), last(record, reason)));
    }

    /** The connector puts the record's own headers behind its own: a sender's "reason" would be the one that is read. */
    private static Metadata last(ConsumerRecord<?, ?> record, NotHandled reason) {
        if (record.headers().lastHeader(KafkaEnvelopes.DEAD_LETTER_REASON) == null) {
            return Metadata.empty();
        }
        return Metadata.of(OutgoingKafkaRecordMetadata.builder()
                .withHeaders(KafkaEnvelopes.deadLetterWithoutRecord(record, reason.getMessage())
                        .headers())
                .build());
    }

    private Uni<Void> cut(Message<byte[]> message, IncomingRecord arrival, NotHandled reason) {
        return sender.sendRecord(withoutRecord(arrival, reason))
                .chain(() -> Uni.createFrom().completionStage(message::ack));
    }

    /** The letter says where the record lies; what it was is to be found there for as long as the topic keeps it. */
    private static ProducerRecord<byte[], byte[]> withoutRecord(IncomingRecord arrival, NotHandled reason) {
        return KafkaEnvelopes.deadLetterWithoutRecord(
                arrival.record(), reason.getMessage() + " (the record is too large to be repeated here)");
    }

    private static void say(String line, Throwable cause) {
        LOG.error(line, cause);
    }

    private static boolean isTooLarge(ConsumerRecord<?, ?> record) {
        long bytes = (long) Math.max(0, record.serializedValueSize()) + Math.max(0, record.serializedKeySize());
        for (var header : record.headers()) {
            bytes += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return bytes > LARGEST_LETTER;
    }
}
