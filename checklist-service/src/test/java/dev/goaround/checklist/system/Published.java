package dev.goaround.checklist.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.goaround.contracts.Event;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.EventType;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Message;

/** What went out, by key. */
final class Published {

    private final InMemoryConnector connector;

    Published(InMemoryConnector connector) {
        this.connector = connector;
    }

    <E extends Event> List<E> events(String key, Class<E> record) {
        return messages(key).stream()
                .filter(message -> message.getPayload() != null)
                .filter(message -> type(message).record() == record)
                .map(message -> read(message.getPayload(), record))
                .toList();
    }

    List<String> types(String key) {
        return messages(key).stream()
                .map(message -> message.getPayload() == null
                        ? "tombstone"
                        : type(message).record().getSimpleName())
                .toList();
    }

    String header(String key, String name) {
        return messages(key).stream()
                .map(message -> header(message, name))
                .filter(value -> value != null)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private List<? extends Message<byte[]>> messages(String key) {
        return connector.<byte[]>sink("goaround-out").received().stream()
                .filter(message -> key.equals(key(message)))
                .toList();
    }

    private static String key(Message<byte[]> message) {
        Object key = metadata(message).getKey();
        return key instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(key);
    }

    private static EventType type(Message<byte[]> message) {
        return EventType.ofType(header(message, "ce_type")).orElseThrow();
    }

    private static String header(Message<byte[]> message, String name) {
        var header = metadata(message).getHeaders().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static OutgoingKafkaRecordMetadata<?> metadata(Message<byte[]> message) {
        return message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
    }

    private static <E extends Event> E read(byte[] json, Class<E> record) {
        try {
            return EventJson.read(json, record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
