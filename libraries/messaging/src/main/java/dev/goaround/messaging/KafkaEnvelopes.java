package dev.goaround.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.EventType;
import dev.goaround.contracts.Topic;
import dev.goaround.messaging.EventHeaders.Text;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Events as Kafka records: CloudEvents 1.0 in binary mode (Kafka protocol binding), with the extensions {@code revision} and
 * {@code causation}, and W3C {@code traceparent}.
 */
public final class KafkaEnvelopes {

    public static final String TRACEPARENT = "traceparent";
    public static final String DEAD_LETTER_REASON = "dead-letter-reason";

    private static final String SPEC_VERSION = "1.0";
    private static final String JSON = "application/json";

    /** A reason may quote the record, which may be long: it has to fit on the dead-letter topic beside that. */
    private static final int LONGEST_REASON = 500;

    private static final List<String> DEAD_LETTER_HEADERS =
            List.of(DEAD_LETTER_REASON, "dead-letter-topic", "dead-letter-partition", "dead-letter-offset");

    private KafkaEnvelopes() {}

    public static Headers headers(Envelope envelope) {
        RecordHeaders headers = new RecordHeaders();
        put(headers, "ce_specversion", SPEC_VERSION);
        put(headers, "ce_id", envelope.id());
        put(headers, "ce_type", envelope.type());
        put(headers, "ce_source", envelope.source());
        put(headers, "ce_time", envelope.time().toString());
        put(headers, "ce_subject", envelope.key());
        put(headers, "content-type", JSON);
        if (envelope.revision() != null) {
            put(headers, "ce_revision", Long.toString(envelope.revision()));
        }
        if (envelope.causation() != null) {
            put(headers, "ce_causation", envelope.causation());
        }
        if (envelope.traceparent() != null) {
            put(headers, TRACEPARENT, envelope.traceparent());
        }
        return headers;
    }

    /** The record for the type's own topic. */
    public static ProducerRecord<byte[], byte[]> record(Envelope envelope) {
        String topic = envelope.eventType().topic().topicName();
        return new ProducerRecord<>(
                topic, null, null, envelope.key().getBytes(UTF_8), envelope.data(), headers(envelope));
    }

    public static ProducerRecord<byte[], byte[]> tombstone(Topic topic, String key) {
        if (!topic.isCompacted()) {
            throw new IllegalArgumentException(
                    "a tombstone means nothing on " + topic.topicName() + ": it is not compacted");
        }
        return new ProducerRecord<>(topic.topicName(), key.getBytes(UTF_8), null);
    }

    /**
     * A record that could not be handled, for its topic's dead-letter topic: as it was, with headers that say why and where
     * it came from (the names are those of the SmallRye connector, which writes them for its own channels).
     */
    public static ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> record, String reason) {
        return deadLetter(record, record.key(), record.value(), reason);
    }

    /** The same of a record whose key, or value, was not read as bytes. */
    public static ProducerRecord<byte[], byte[]> deadLetter(
            ConsumerRecord<?, ?> record, byte[] key, byte[] value, String reason) {
        RecordHeaders headers = new RecordHeaders(record.headers());
        // What a sender wrote there is not the reason.
        DEAD_LETTER_HEADERS.forEach(headers::remove);
        put(headers, DEAD_LETTER_REASON, shortened(reason));
        put(headers, "dead-letter-topic", record.topic());
        put(headers, "dead-letter-partition", Integer.toString(record.partition()));
        put(headers, "dead-letter-offset", Long.toString(record.offset()));
        return new ProducerRecord<>(record.topic() + ".dlq", null, null, key, value, headers);
    }

    /** A dead letter that says where the record lies and why it was not handled, and no more. */
    public static ProducerRecord<byte[], byte[]> deadLetterWithoutRecord(ConsumerRecord<?, ?> record, String reason) {
        RecordHeaders headers = new RecordHeaders();
        put(headers, DEAD_LETTER_REASON, reason);
        put(headers, "dead-letter-topic", record.topic());
        put(headers, "dead-letter-partition", Integer.toString(record.partition()));
        put(headers, "dead-letter-offset", Long.toString(record.offset()));
        return new ProducerRecord<>(record.topic() + ".dlq", null, null, null, null, headers);
    }

    public static DecodedRecord read(ConsumerRecord<byte[], byte[]> record) {
        return read(record.topic(), record.key(), record.value(), record.headers(), record.timestamp());
    }

    /**
     * Whatever the record is, this does not fail: who reads a topic would stop at that record, and begin there again.
     *
     * @param topic that the record was read from: a type on another's topic is unreadable
     * @param recordTime the record's timestamp in milliseconds, for senders that left {@code ce_time} out
     */
    public static DecodedRecord read(String topic, byte[] key, byte[] value, Headers headers, long recordTime) {
        try {
            String keyText = key(key);
            if (value == null) {
                return withoutValue(topic, keyText);
            }
            EventHeaders attributes = new EventHeaders(headers);
            EventType type = type(attributes, topic);
            Event event = event(type, value);
            // Kafka says less than nothing where a record has no time, and its oldest records say 0.
            Instant written = recordTime <= 0 ? null : Instant.ofEpochMilli(recordTime);
            return new DecodedRecord.EventRead(
                    envelope(attributes, type, event, keyText, value, recordTime), event, written);
        } catch (UnreadableRecord e) {
            return new DecodedRecord.Unreadable(shortened(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            return new DecodedRecord.Unreadable(shortened("the record cannot be read: " + e));
        }
    }

    /** A record's key, or null. */
    private static String key(byte[] key) throws UnreadableRecord {
        if (key == null) {
            return null;
        }
        String text = Text.of(key).orElseThrow(() -> new UnreadableRecord("the record's key is no UTF-8"));
        if (key.length > EventHeaders.MOST_BYTES || Text.hasControls(text)) {
            throw new UnreadableRecord("the record's key is " + Text.quoted(text) + " of " + key.length
                    + " bytes: expected at most " + EventHeaders.MOST_BYTES + ", and no control characters");
        }
        return text;
    }

    private static String shortened(String reason) {
        String said = Text.printable(reason);
        return said.length() > LONGEST_REASON ? said.substring(0, LONGEST_REASON) + "…" : said;
    }

    private static DecodedRecord withoutValue(String topic, String key) {
        boolean compacted = Arrays.stream(Topic.values())
                .anyMatch(t -> t.isCompacted() && t.topicName().equals(topic));
        if (!compacted) {
            return new DecodedRecord.Unreadable(
                    "the record has no value; only compacted topics know tombstones, not " + topic);
        }
        return key == null
                ? new DecodedRecord.Unreadable("a tombstone without a key")
                : new DecodedRecord.Tombstone(key);
    }

    private static EventType type(EventHeaders attributes, String topic) throws UnreadableRecord {
        String specVersion = attributes.required("ce_specversion");
        if (!specVersion.equals(SPEC_VERSION)) {
            throw new UnreadableRecord("header ce_specversion is " + Text.quoted(specVersion) + ", expected '1.0'");
        }
        String name = attributes.required("ce_type");
        EventType type = EventType.ofType(name)
                .orElseThrow(
                        () -> new UnreadableRecord("unknown event type " + Text.quoted(name) + " in header ce_type"));
        if (!type.topic().topicName().equals(topic)) {
            throw new UnreadableRecord(
                    "type " + name + " belongs on topic " + type.topic().topicName() + ", not on " + topic);
        }
        return type;
    }

    private static Event event(EventType type, byte[] value) throws UnreadableRecord {
        try {
            return EventJson.read(value, type.record());
        } catch (ValueInstantiationException e) {
            // The records copy their lists, which takes no null.
            String what = e.getCause() instanceof NullPointerException
                    ? "an entry of a list is null, or what must be there is not"
                    : e.getOriginalMessage();
            throw new UnreadableRecord("the value is no " + type.record().getSimpleName() + ": " + what + where(e));
        } catch (JsonProcessingException e) {
            throw new UnreadableRecord(
                    "the value is no " + type.record().getSimpleName() + ": " + e.getOriginalMessage() + where(e));
        } catch (IOException | RuntimeException e) {
            throw new UnreadableRecord("the value is no " + type.record().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static String where(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        String field = e instanceof JsonMappingException mapping ? field(mapping) : "";
        return location == null
                ? field
                : field + " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static String field(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(reference ->
                        reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : reference.getFieldName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : " in field '" + path + "'";
    }

    private static Envelope envelope(
            EventHeaders attributes, EventType type, Event event, String key, byte[] value, long recordTime)
            throws UnreadableRecord {
        String eventKey = subject(event);
        if (key != null && !key.equals(eventKey)) {
            throw new UnreadableRecord(
                    "the record's key is " + Text.quoted(key) + ", the event's is " + Text.quoted(eventKey));
        }
        return new Envelope(
                attributes.required("ce_id"),
                type.type(),
                attributes.required("ce_source"),
                attributes.time("ce_time").orElseGet(() -> Instant.ofEpochMilli(recordTime)),
                eventKey,
                attributes.number("ce_revision"),
                attributes.text("ce_causation").orElse(null),
                attributes.traceparent(),
                value);
    }

    private static String subject(Event event) throws UnreadableRecord {
        String subject;
        try {
            subject = event.key();
        } catch (NullPointerException e) {
            // It has the key in a part that is missing.
            subject = null;
        }
        if (subject == null || subject.isBlank()) {
            throw new UnreadableRecord("the event does not say what it is about: its key is empty");
        }
        if (subject.length() > EventHeaders.MOST_BYTES) {
            throw new UnreadableRecord("what the event is about has " + subject.length() + " characters, at most "
                    + EventHeaders.MOST_BYTES + " are expected");
        }
        return subject;
    }

    private static void put(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
