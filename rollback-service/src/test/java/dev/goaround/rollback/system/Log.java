package dev.goaround.rollback.system;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.Topic;
import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.fixture.TopicReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What the other services would write and read. */
final class Log implements AutoCloseable {

    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;

    Log(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void write(Event event) {
        Envelope envelope = Envelope.of(event, UUID.randomUUID().toString(), "/test", Instant.now(), null, null);
        write(KafkaEnvelopes.record(envelope));
    }

    void write(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("not written", e);
        }
    }

    /** All committed events of a type about a deployment so far. */
    <E extends Event> List<E> events(Topic topic, Class<E> type, String deployment) {
        return all(topic, type).stream()
                .filter(event -> event.key().equals(deployment))
                .toList();
    }

    /** All committed events of a type so far. */
    <E extends Event> List<E> all(Topic topic, Class<E> type) {
        try (TopicReader reader = new TopicReader(bootstrapServers, topic.topicName())) {
            for (int i = 0; i < 3; i++) {
                reader.records();
            }
            return reader.records().stream()
                    .map(KafkaEnvelopes::read)
                    .filter(DecodedRecord.EventRead.class::isInstance)
                    .map(read -> ((DecodedRecord.EventRead) read).event())
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
