package dev.goaround.messaging.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What waits for the broker, as last measured. */
@ApplicationScoped
class OutboxBacklog {

    /** @param oldest for how long the oldest event has been waiting; zero: none is */
    record Waiting(long rows, Duration oldest) {}

    /** Null: the outbox could not be asked. */
    private volatile Waiting waiting = new Waiting(0, Duration.ZERO);

    OutboxBacklog(MeterRegistry meters) {
        gauge(
                meters,
                "goaround_outbox_age_seconds",
                "Age of the oldest event that the broker has not acknowledged; 0: none is waiting",
                measured -> measured.oldest().toMillis() / 1000.0);
        gauge(meters, "goaround_outbox_rows", "Events that the broker has not acknowledged", Waiting::rows);
    }

    void is(Waiting measured) {
        waiting = measured;
    }

    void isUnknown() {
        waiting = null;
    }

    Optional<Waiting> latest() {
        return Optional.ofNullable(waiting);
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<Waiting> value) {
        Gauge.builder(
                        name,
                        this,
                        self -> self.latest()
                                .map(measured -> value.applyAsDouble(measured))
                                .orElse(Double.NaN))
                .description(description)
                .strongReference(true)
                .register(meters);
    }
}
