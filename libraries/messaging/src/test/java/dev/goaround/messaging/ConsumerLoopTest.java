package dev.goaround.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class ConsumerLoopTest {

    private final List<MockConsumer<byte[], byte[]>> opened = new ArrayList<>();
    private final List<RuntimeException> failures = new ArrayList<>();

    @Test
    void whateverFailsIsReadAgainByAnotherConsumerUntilItIsStopped() {
        KafkaException outage = new KafkaException("the broker is away");
        ConsumerLoop[] loop = new ConsumerLoop[1];
        loop[0] = loop(consumer -> {
            if (opened.size() == 1) {
                throw outage;
            }
            loop[0].stop();
        });
        loop[0].run();
        assertThat(failures).containsExactly(outage);
        assertThat(opened).hasSize(2).allMatch(MockConsumer::closed);
    }

    @Test
    void theWakeUpOfStoppingIsNoFailure() {
        ConsumerLoop[] loop = new ConsumerLoop[1];
        loop[0] = loop(consumer -> {
            loop[0].stop();
            consumer.poll(Duration.ZERO);
        });
        loop[0].run();
        assertThat(failures).isEmpty();
        assertThat(opened).singleElement().matches(MockConsumer::closed);
    }

    @Test
    void aReadingThatReturnsIsBegunAgain() {
        ConsumerLoop[] loop = new ConsumerLoop[1];
        loop[0] = loop(consumer -> {
            if (opened.size() == 3) {
                loop[0].stop();
            }
        });
        loop[0].run();
        assertThat(opened).hasSize(3);
    }

    private ConsumerLoop loop(Consumer<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> reading) {
        return new ConsumerLoop(
                () -> {
                    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
                    opened.add(consumer);
                    return consumer;
                },
                Duration.ofMillis(1),
                new ConsumerLoop.Reading() {
                    @Override
                    public void read(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
                        reading.accept(consumer);
                    }

                    @Override
                    public void failed(RuntimeException failure) {
                        failures.add(failure);
                    }
                });
    }
}
