package dev.goaround.messaging.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down when an event has been waiting for the broker for too long, or when it is not known. */
@Readiness
@ApplicationScoped
class OutboxHealth implements HealthCheck {

    private final OutboxBacklog backlog;
    private final OutboxConfig config;

    OutboxHealth(OutboxBacklog backlog, OutboxConfig config) {
        this.backlog = backlog;
        this.config = config;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<OutboxBacklog.Waiting> latest = backlog.latest();
        return HealthCheckResponse.named("outbox")
                .status(latest.filter(waiting -> waiting.oldest().compareTo(config.healthyAge()) <= 0)
                        .isPresent())
                .withData(
                        "oldest event waiting for",
                        latest.map(waiting -> waiting.oldest().toString()).orElse("unknown"))
                .build();
    }
}
