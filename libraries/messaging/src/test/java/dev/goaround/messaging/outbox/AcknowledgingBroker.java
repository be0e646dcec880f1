package dev.goaround.messaging.outbox;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Acknowledges or refuses when told to; rows are called by their header {@code text}. */
final class AcknowledgingBroker {

    final List<String> arrived = new ArrayList<>();
    private final Map<String, Deque<UniEmitter<? super Void>>> waiting = new LinkedHashMap<>();

    Uni<Void> send(OutboxRow row) {
        String text = row.headers().get("text");
        return Uni.createFrom()
                .emitter(emitter ->
                        waiting.computeIfAbsent(text, t -> new ArrayDeque<>()).add(emitter));
    }

    List<String> waiting() {
        return List.copyOf(waiting.keySet());
    }

    /** Of each relay that sent it. */
    void acknowledge(String text) {
        waiting.remove(text).forEach(emitter -> {
            arrived.add(text);
            emitter.complete(null);
        });
    }

    void refuse(String text) {
        waiting.remove(text).forEach(emitter -> emitter.fail(new IllegalStateException("refused")));
    }
}
