package dev.goaround.messaging;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.EventType;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * An event with its CloudEvents 1.0 attributes, as it lies in an outbox row and travels on Kafka.
 *
 * @param id the same for the same event, however often it is sent: consumers know a repetition by source and id
 * @param source {@code /goaround/<service>}; pipelines use their own
 * @param time when it happened
 * @param key the partition key; also the CloudEvents subject
 * @param revision of the deployment, or null
 * @param causation id of the event that led to this one, or null
 * @param traceparent W3C trace context, or null: then the current span's is taken when the event is appended or sent
 * @param data the event as JSON; not copied, not to be changed
 */
// The array is the wire form; a copy on each access would double the memory of every event in flight.
@SuppressWarnings("ArrayRecordComponent")
public record Envelope(
        String id,
        String type,
        String source,
        Instant time,
        String key,
        Long revision,
        String causation,
        String traceparent,
        byte[] data) {

    public Envelope {
        requireText("id", id);
        requireText("type", type);
        requireText("source", source);
        requireText("key", key);
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(data, "data");
    }

    public static Envelope of(Event event, String id, String source, Instant time, Long revision, String causation) {
        String type = EventType.of(event).type();
        return new Envelope(id, type, source, time, event.key(), revision, causation, null, EventJson.write(event));
    }

    /** @throws IllegalStateException if the type is none of ours; what {@link KafkaEnvelopes} has read always is */
    public EventType eventType() {
        return EventType.ofType(type).orElseThrow(() -> new IllegalStateException("no event type of ours: " + type));
    }

    /**
     * @throws IOException if the data is no JSON of that record
     * @throws IllegalStateException if the envelope carries another type of event
     */
    public <E extends Event> E event(Class<E> record) throws IOException {
        if (eventType().record() != record) {
            throw new IllegalStateException("event " + id + " is a " + type + ", not a " + record.getSimpleName());
        }
        return EventJson.read(data, record);
    }

    /** @throws IOException if the data is no JSON of the type's record */
    public Event event() throws IOException {
        return EventJson.read(data, eventType().record());
    }

    public Envelope withTraceparent(String newTraceparent) {
        return new Envelope(id, type, source, time, key, revision, causation, newTraceparent, data);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that
                && id.equals(that.id)
                && type.equals(that.type)
                && source.equals(that.source)
                && time.equals(that.time)
                && key.equals(that.key)
                && Objects.equals(revision, that.revision)
                && Objects.equals(causation, that.causation)
                && Objects.equals(traceparent, that.traceparent)
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, source);
    }

    /** Without the data: it may be long, and a log is no place for it. */
    @Override
    public String toString() {
        return "Envelope[" + type + " " + id + " from " + source + ", key " + key + ", " + data.length + " bytes]";
    }

    private static void requireText(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("an envelope needs " + name);
        }
    }
}
