package dev.goaround.messaging.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.messaging.DecodedRecord;
import dev.goaround.messaging.KafkaEnvelopes;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A message, read. */
record IncomingRecord(String channel, String topic, DecodedRecord read) {

    static IncomingRecord of(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> metadata = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalArgumentException("the inbox takes messages from Kafka only"));
        DecodedRecord read = KafkaEnvelopes.read(
                metadata.getTopic(),
                bytes(metadata.getKey()),
                message.getPayload(),
                metadata.getHeaders(),
                metadata.getTimestamp().toEpochMilli());
        return new IncomingRecord(metadata.getChannel(), metadata.getTopic(), read);
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
