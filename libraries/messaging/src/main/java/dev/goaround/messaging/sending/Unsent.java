package dev.goaround.messaging.sending;

import org.apache.kafka.clients.producer.ProducerRecord;

/** A record that the broker has not acknowledged; it may have arrived all the same. */
public record Unsent(ProducerRecord<byte[], byte[]> record, Throwable failure) {}
