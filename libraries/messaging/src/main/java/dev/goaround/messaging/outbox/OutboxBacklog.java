package dev.goaround.messaging.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What waits for the broker, as last measured. */
@ApplicationScoped
class OutboxBacklog {

    /** @param oldest for how long the oldest event has been waiting; zero: none is */
    record Waiting(long rows, Duration oldest) {}

    /** Some measurements; a database that hangs neither answers nor refuses. */
    static final Duration STALE = Duration.ofSeconds(10);

    private record Measured(Waiting waiting, Instant at) {}

    private final InstantSource clock;

    /** Null: the outbox could not be asked. */
    private volatile Measured measured;

    @Inject
    OutboxBacklog(MeterRegistry meters) {
        this(meters, InstantSource.system());
    }

    OutboxBacklog(MeterRegistry meters, InstantSource clock) {
        this.clock = clock;
        gauge(
                meters,
                "goaround_outbox_age_seconds",
                "Age of the oldest event that the broker has not acknowledged; 0: none is waiting",
                measured -> measured.oldest().toMillis() / 1000.0);
        gauge(meters, "goaround_outbox_rows", "Events that the broker has not acknowledged", Waiting::rows);
    }

    void is(Waiting waiting) {
        measured = new Measured(waiting, clock.instant());
    }

    void isUnknown() {
        measured = null;
    }

    /** Empty if it is not known: not measured yet, refused, or too long ago. */
    Optional<Waiting> latest() {
        Instant oldest = clock.instant().minus(STALE);
        return Optional.ofNullable(measured)
                .filter(known -> !known.at().isBefore(oldest))
                .map(Measured::waiting);
    }

    private void gauge(MeterRegistry meters, String name, String description, ToDoubleFunction<Waiting> value) {
        Gauge.builder(
                        name,
                        this,
                        self -> self.latest()
                                .map(waiting -> value.applyAsDouble(waiting))
                                .orElse(Double.NaN))
                .description(description)
                .strongReference(true)
                .register(meters);
    }
}
