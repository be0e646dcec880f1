package dev.goaround.messaging.sending;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;

/** Records that are sent together, and what became of them. Sent once. */
final class Burst {

    private final List<ProducerRecord<byte[], byte[]>> records;
    private final Consumer<String> sent;
    private final AtomicInteger open;
    private final Queue<Unsent> unsent = new ConcurrentLinkedQueue<>();

    /** @param sent told the topic of each record that the broker has acknowledged */
    Burst(List<ProducerRecord<byte[], byte[]>> records, Consumer<String> sent) {
        this.records = List.copyOf(records);
        this.sent = sent;
        this.open = new AtomicInteger(records.size());
    }

    /** What is sent one by one is counted by who sends it. */
    Uni<List<Unsent>> oneByOne(Function<ProducerRecord<byte[], byte[]>, Uni<Void>> one) {
        return ended(done -> records.forEach(record ->
                one.apply(record).subscribe().with(ignored -> close(done), failure -> fail(record, failure, done))));
    }

    /** @param sendingThread has the producer, and may be made to wait */
    Uni<List<Unsent>> together(Function<Consumer<Producer<byte[], byte[]>>, Uni<Void>> sendingThread) {
        return ended(done -> sendingThread
                .apply(client -> handOver(client, done))
                .subscribe()
                .with(ignored -> {}, done::fail));
    }

    private Uni<List<Unsent>> ended(Consumer<UniEmitter<? super List<Unsent>>> sending) {
        return records.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.createFrom().emitter(sending);
    }

    /** The producer makes whoever sends wait for a broker that is away, record by record: after the first, none is tried. */
    private void handOver(Producer<byte[], byte[]> client, UniEmitter<? super List<Unsent>> done) {
        Throwable away = null;
        for (ProducerRecord<byte[], byte[]> record : records) {
            if (away == null) {
                away = handOver(client, record, done);
            } else {
                fail(record, away, done);
            }
        }
    }

    /** @return why the next need not be tried, or null */
    @SuppressWarnings("FutureReturnValueIgnored") // The callback has the outcome.
    private Throwable handOver(
            Producer<byte[], byte[]> client,
            ProducerRecord<byte[], byte[]> record,
            UniEmitter<? super List<Unsent>> done) {
        FirstAnswer answer = new FirstAnswer(Thread.currentThread());
        try {
            client.send(record, (metadata, failure) -> {
                answer.is(failure);
                if (failure == null) {
                    sent.accept(record.topic());
                    close(done);
                } else {
                    fail(record, failure, done);
                }
            });
        } catch (RuntimeException failure) {
            fail(record, failure, done);
            return failure;
        }
        return answer.atOnce instanceof TimeoutException ? answer.atOnce : null;
    }

    private void fail(ProducerRecord<byte[], byte[]> record, Throwable failure, UniEmitter<? super List<Unsent>> done) {
        unsent.add(new Unsent(record, failure));
        close(done);
    }

    private void close(UniEmitter<? super List<Unsent>> done) {
        if (open.decrementAndGet() == 0) {
            done.complete(List.copyOf(unsent));
        }
    }

    /** What the producer says before it takes the record; later answers come on a thread of its own. */
    private static final class FirstAnswer {
        private final Thread asking;
        private Throwable atOnce;

        FirstAnswer(Thread asking) {
            this.asking = asking;
        }

        void is(Throwable failure) {
            if (Thread.currentThread().equals(asking)) {
                atOnce = failure;
            }
        }
    }
}
