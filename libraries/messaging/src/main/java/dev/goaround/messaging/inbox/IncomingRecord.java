package dev.goaround.messaging.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.KafkaEnvelopes;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A record of a channel, read. */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record IncomingRecord(String channel, ConsumerRecord<?, ?> record, byte[] value, DecodedRecord read) {

    static IncomingRecord of(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> metadata = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalArgumentException("the inbox takes messages from Kafka only"));
        return of(metadata.getChannel(), metadata.getRecord(), message.getPayload());
    }

    static IncomingRecord of(String channel, ConsumerRecord<?, ?> record, byte[] value) {
        DecodedRecord read =
                KafkaEnvelopes.read(record.topic(), bytes(record.key()), value, record.headers(), record.timestamp());
        return new IncomingRecord(channel, record, value, read);
    }

    String topic() {
        return record.topic();
    }

    byte[] keyBytes() {
        return bytes(record.key());
    }

    private static byte[] bytes(Object key) {
        if (key == null || key instanceof byte[]) {
            return (byte[]) key;
        }
        if (key instanceof String text) {
            return text.getBytes(UTF_8);
        }
        throw new IllegalArgumentException(
                "the key deserializer gives " + key.getClass().getName() + ", expected byte[] or String");
    }
}
