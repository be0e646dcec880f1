package dev.goaround.messaging.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class BurstTest {

    private final List<ProducerRecord<byte[], byte[]>> records = IntStream.range(0, 3)
            .mapToObj(i -> new ProducerRecord<byte[], byte[]>("goaround.ingress.dlq", new byte[] {(byte) i}))
            .toList();
    private final List<String> sent = new ArrayList<>();
    private List<Unsent> unsent;

    @Test
    void isCompleteWhenTheBrokerHasAllOfThem() {
        MockProducer<byte[], byte[]> producer = producer();
        send(producer);
        assertThat(producer.history()).isEqualTo(records);

        producer.completeNext();
        producer.completeNext();
        assertThat(unsent).isNull();
        producer.completeNext();

        assertThat(unsent).isEmpty();
        assertThat(sent).hasSize(3);
    }

    @Test
    void saysWhichOnesTheBrokerHasNotTaken() {
        MockProducer<byte[], byte[]> producer = producer();
        send(producer);

        producer.completeNext();
        producer.errorNext(new NotLeaderOrFollowerException("moved"));
        producer.completeNext();

        assertThat(unsent).singleElement().extracting(Unsent::record).isEqualTo(records.get(1));
        assertThat(sent).hasSize(2);
    }

    /** Each would make the thread wait as long as the first. */
    @Test
    void triesNoFurtherOneWhenTheBrokerIsAway() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    private int asked;

                    @Override
                    public synchronized Future<RecordMetadata> send(
                            ProducerRecord<byte[], byte[]> record, Callback callback) {
                        asked++;
                        assertThat(asked).isOne();
                        callback.onCompletion(null, new TimeoutException("no metadata"));
                        return null;
                    }
                };
        send(producer);

        assertThat(unsent).extracting(Unsent::record).isEqualTo(records);
        assertThat(sent).isEmpty();
    }

    @Test
    void saysThatNoneIsSentByAProducerThatIsClosed() {
        MockProducer<byte[], byte[]> producer = producer();
        producer.close();
        send(producer);

        assertThat(unsent).hasSize(3);
    }

    @Test
    void nothingIsSentAtOnce() {
        new Burst(List.of(), sent::add)
                .oneByOne(record -> Uni.createFrom().voidItem())
                .subscribe()
                .with(all -> unsent = all);

        assertThat(unsent).isEmpty();
    }

    @Test
    void oneByOneSaysWhichOnesFailed() {
        new Burst(records, sent::add)
                .oneByOne(record -> record.equals(records.get(2))
                        ? Uni.createFrom().failure(new IllegalStateException("full"))
                        : Uni.createFrom().voidItem())
                .subscribe()
                .with(all -> unsent = all);

        assertThat(unsent).singleElement().extracting(Unsent::record).isEqualTo(records.get(2));
    }

    private void send(MockProducer<byte[], byte[]> producer) {
        new Burst(records, sent::add)
                .together(action -> {
                    action.accept(producer);
                    return Uni.createFrom().voidItem();
                })
                .subscribe()
                .with(all -> unsent = all);
    }

    private static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
