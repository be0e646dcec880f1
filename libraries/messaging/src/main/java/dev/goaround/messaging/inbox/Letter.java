package dev.goaround.messaging.inbox;

import dev.goaround.messaging.meters.DeadLetters;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A dead letter that our own producer writes.
 *
 * @param topic where the record came from
 */
record Letter(ProducerRecord<byte[], byte[]> record, String topic, DeadLetters.Reason kind) {

    long bytes() {
        return length(record.key()) + length(record.value());
    }

    private static long length(byte[] part) {
        return part == null ? 0 : part.length;
    }
}
