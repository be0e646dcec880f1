package dev.goaround.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.Topic;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.KafkaEnvelopes;
import dev.goaround.messaging.tracing.CurrentTrace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes events into the transaction that they are a part of. They are sent soon after its commit, and not at all after a
 * roll-back.
 *
 * <p>Events of a key are sent in the order of their {@code append}, provided that whoever appends has first locked the row
 * that the key stands for (the deployment's): positions are given out before the commit.
 */
@ApplicationScoped
public class Outbox {

    /** Of the 1 MiB that the topics take, less what key and headers may need. */
    private static final int MOST_BYTES = (1 << 20) - (16 << 10);

    private static final String APPEND = "insert into outbox (event_id, event_type, topic, key, headers, data)"
            + " values (:id, :type, :topic, :key, :headers, :data)";
    private static final String APPEND_TOMBSTONE =
            "insert into outbox (topic, key, headers) values (:topic, :key, :headers)";

    private final RelayRunner relay;

    Outbox(RelayRunner relay) {
        this.relay = relay;
    }

    /**
     * Takes the current span as the event's trace context if it has none of its own.
     *
     * @return fails with {@link IllegalArgumentException} if the event is too large to be ever sent
     */
    public Uni<Void> append(Mutiny.Session session, Envelope envelope) {
        return Uni.createFrom().deferred(() -> {
            if (envelope.data().length > MOST_BYTES) {
                return Uni.createFrom()
                        .failure(new IllegalArgumentException(
                                envelope + " is too large: at most " + MOST_BYTES + " bytes"));
            }
            Envelope traced =
                    envelope.traceparent() == null ? envelope.withTraceparent(CurrentTrace.traceparent()) : envelope;
            // Without this the relay's poll finds the row half a second later.
            OnCommit.then(session, relay::wake);
            return session.createNativeQuery(APPEND)
                    .setParameter("id", traced.id())
                    .setParameter("type", traced.type())
                    .setParameter("topic", traced.eventType().topic().topicName())
                    .setParameter("key", traced.key())
                    .setParameter("headers", json(KafkaEnvelopes.record(traced)))
                    .setParameter("data", traced.data())
                    .executeUpdate()
                    .replaceWithVoid();
        });
    }

    /** Says on a compacted topic that the key is no longer valid. */
    public Uni<Void> appendTombstone(Mutiny.Session session, Topic topic, String key) {
        return Uni.createFrom().deferred(() -> {
            ProducerRecord<byte[], byte[]> tombstone = KafkaEnvelopes.tombstone(topic, key);
            // Without this the relay's poll finds the row half a second later.
            OnCommit.then(session, relay::wake);
            return session.createNativeQuery(APPEND_TOMBSTONE)
                    .setParameter("topic", tombstone.topic())
                    .setParameter("key", key)
                    .setParameter("headers", json(tombstone))
                    .executeUpdate()
                    .replaceWithVoid();
        });
    }

    private static String json(ProducerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        try {
            return EventJson.mapper().writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings are always written", e);
        }
    }
}
