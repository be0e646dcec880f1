package dev.goaround.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An event, or a tombstone, that waits for the broker.
 *
 * @param data null: a tombstone
 * @param attempts that failed so far
 */
// Read once from the database and sent; nobody changes the array.
@SuppressWarnings("ArrayRecordComponent")
record OutboxRow(long position, String topic, String key, Map<String, String> headers, byte[] data, int attempts) {

    ProducerRecord<byte[], byte[]> toRecord() {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key.getBytes(UTF_8), data);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    @Override
    public String toString() {
        return "outbox row " + position + " for " + topic + ", key " + key;
    }
}
