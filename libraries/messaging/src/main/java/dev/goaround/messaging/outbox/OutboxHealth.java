package dev.goaround.messaging.outbox;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Down when an event has been waiting for the broker for too long, or when it is not known, because the database does not answer.
 * From memory, and on no worker's thread.
 */
@Readiness
@ApplicationScoped
class OutboxHealth implements AsyncHealthCheck {

    private final OutboxBacklog backlog;
    private final OutboxConfig config;

    OutboxHealth(OutboxBacklog backlog, OutboxConfig config) {
        this.backlog = backlog;
        this.config = config;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        Optional<OutboxBacklog.Waiting> latest = backlog.latest();
        HealthCheckResponse answer = HealthCheckResponse.named("outbox")
                .status(latest.filter(waiting -> waiting.oldest().compareTo(config.healthyAge()) <= 0)
                        .isPresent())
                .withData(
                        "oldest event waiting for",
                        latest.map(waiting -> waiting.oldest().toString()).orElse("unknown"))
                .build();
        return Uni.createFrom().item(answer);
    }
}
