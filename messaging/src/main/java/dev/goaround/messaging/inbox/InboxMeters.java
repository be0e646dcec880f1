package dev.goaround.messaging.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

@ApplicationScoped
class InboxMeters {

    /** Why a record went to the dead-letter topic; the label of the metric. */
    enum DeadLetter {
        UNREADABLE,
        REFUSED,
        UNHANDLED;

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final MeterRegistry meters;

    InboxMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void handled(String topic) {
        meters.counter("goaround_inbox_handled", "topic", topic).increment();
    }

    void duplicate(String topic) {
        meters.counter("goaround_inbox_duplicates", "topic", topic).increment();
    }

    void deadLetter(String topic, DeadLetter reason) {
        meters.counter("goaround_dead_letters", "topic", topic, "reason", reason.label())
                .increment();
    }
}
