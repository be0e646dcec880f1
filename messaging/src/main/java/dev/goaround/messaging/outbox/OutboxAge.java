package dev.goaround.messaging.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** For how long the oldest event has been waiting for the broker, as last measured. */
@ApplicationScoped
class OutboxAge {

    /** Null: the outbox could not be asked. */
    private volatile Duration age = Duration.ZERO;

    OutboxAge(MeterRegistry meters) {
        Gauge.builder(
                        "goaround_outbox_age_seconds",
                        this,
                        self -> self.latest()
                                .map(duration -> duration.toMillis() / 1000.0)
                                .orElse(Double.NaN))
                .description("Age of the oldest event that the broker has not acknowledged; 0: none is waiting")
                .strongReference(true)
                .register(meters);
    }

    void is(Duration measured) {
        age = measured;
    }

    void isUnknown() {
        age = null;
    }

    Optional<Duration> latest() {
        return Optional.ofNullable(age);
    }
}
