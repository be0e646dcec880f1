package dev.goaround.messaging.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Counts the records that were put on a dead-letter topic, whoever put them there: one metric in every service. */
@ApplicationScoped
public class DeadLetters {

    /** Why a record is there; the label of the metric. */
    public enum Reason {
        /** No event of ours can be made of it. */
        UNREADABLE,
        /** It is an event, and not acceptable. */
        REFUSED,
        /** Whoever should have handled it failed at it. */
        UNHANDLED;

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final MeterRegistry registry;

    public DeadLetters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The counters of a topic that is read from now on begin at 0, so that the first dead letter is seen as an increase. */
    public void reading(String topic) {
        for (Reason reason : Reason.values()) {
            counter(topic, reason);
        }
    }

    /** @param topic where the record came from, not the dead-letter topic */
    public void count(String topic, Reason reason) {
        counter(topic, reason).increment();
    }

    private Counter counter(String topic, Reason reason) {
        return Counter.builder("goaround_dead_letters")
                .description("Records put on a dead-letter topic, by the topic they came from")
                .tag("topic", topic)
                .tag("reason", reason.label())
                .register(registry);
    }
}
