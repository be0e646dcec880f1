package dev.goaround.messaging.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down when an event has been waiting for the broker for too long, or when it is not known. */
@Readiness
@ApplicationScoped
class OutboxHealth implements HealthCheck {

    private final OutboxAge age;
    private final OutboxConfig config;

    OutboxHealth(OutboxAge age, OutboxConfig config) {
        this.age = age;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<Duration> latest = age.latest();
        return HealthCheckResponse.named("outbox")
                .status(latest.filter(oldest -> oldest.compareTo(config.healthyAge()) <= 0)
                        .isPresent())
                .withData(
                        "oldest event waiting for",
                        latest.map(Duration::toString).orElse("unknown"))
                .build();
    }
}
