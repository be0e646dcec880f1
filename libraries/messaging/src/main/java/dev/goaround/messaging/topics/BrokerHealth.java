package dev.goaround.messaging.topics;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down while the broker does not answer. From memory, and on no worker's thread: this is asked most when all else is held up. */
@Readiness
@ApplicationScoped
class BrokerHealth implements AsyncHealthCheck {

    private final BrokerAnswers broker;

    BrokerHealth(BrokerAnswers broker) {
        this.broker = broker;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        BrokerAnswers.Seen seen = broker.latest();
        return Uni.createFrom()
                .item(HealthCheckResponse.named("broker")
                        .status(seen.answers())
                        .withData("broker", seen.detail())
                        .build());
    }
}
