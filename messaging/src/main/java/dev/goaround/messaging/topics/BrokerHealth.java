package dev.goaround.messaging.topics;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Down while the broker does not answer. */
@Readiness
@ApplicationScoped
class BrokerHealth implements AsyncHealthCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Map<String, Object> broker;
    private final TopicsConfig config;
    private Admin admin;

    BrokerHealth(@Identifier("default-kafka-broker") Map<String, Object> broker, TopicsConfig config) {
        this.broker = broker;
        this.config = config;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (!config.atStart()) {
            return Uni.createFrom().item(answer(true, "not asked"));
        }
        DescribeClusterOptions options = new DescribeClusterOptions().timeoutMs((int) TIMEOUT.toMillis());
        return Uni.createFrom()
                .completionStage(
                        () -> admin().describeCluster(options).clusterId().toCompletionStage())
                .map(id -> answer(true, "answers"))
                .onFailure()
                .recoverWithItem(failure -> answer(false, String.valueOf(failure.getMessage())));
    }

    private HealthCheckResponse answer(boolean up, String detail) {
        return HealthCheckResponse.named("broker")
                .status(up)
                .withData("broker", detail)
                .build();
    }

    private synchronized Admin admin() {
        if (admin == null) {
            Map<String, Object> settings = new HashMap<>(broker);
            settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
            admin = Admin.create(settings);
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(TIMEOUT);
        }
    }
}
