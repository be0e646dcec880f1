package dev.goaround.messaging.inbox;

import dev.goaround.messaging.meters.DeadLetters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what came in, by the topic it came from. */
@ApplicationScoped
class InboxMeters {

    private final MeterRegistry meters;
    private final DeadLetters deadLetters;
    private final Set<String> read = ConcurrentHashMap.newKeySet();

    InboxMeters(MeterRegistry meters, DeadLetters deadLetters) {
        this.meters = meters;
        this.deadLetters = deadLetters;
    }

    void arrived(String topic) {
        if (read.add(topic)) {
            handledCounter(topic);
            duplicateCounter(topic);
            deadLetters.reading(topic);
        }
    }

    void handled(String topic) {
        handledCounter(topic).increment();
    }

    void duplicate(String topic) {
        duplicateCounter(topic).increment();
    }

    void deadLetter(String topic, DeadLetters.Reason reason) {
        deadLetters.count(topic, reason);
    }

    private Counter handledCounter(String topic) {
        return Counter.builder("goaround_inbox_handled")
                .description("Events that were handled, each once")
                .tag("topic", topic)
                .register(meters);
    }

    private Counter duplicateCounter(String topic) {
        return Counter.builder("goaround_inbox_duplicates")
                .description("Events that came again after they were handled, and changed nothing")
                .tag("topic", topic)
                .register(meters);
    }
}
