package dev.goaround.access.adapter;

import dev.goaround.access.TokenRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Keeps the registry filled while the service runs; not ready before it is filled. */
@Readiness
@ApplicationScoped
class TokenRegistryUpdater implements AsyncHealthCheck {

    private final AccessTopicReader reader;
    private final boolean reading;

    /** @param reading false where a test fills the registry itself */
    TokenRegistryUpdater(
            TokenRegistry registry,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "goaround.doors.read-access-topic", defaultValue = "true") boolean reading) {
        this.reader = new AccessTopicReader(broker, registry);
        this.reading = reading;
    }

    void start(@Observes StartupEvent event) {
        if (reading) {
            Thread thread = new Thread(reader, "access-tokens");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        reader.stop();
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .item(HealthCheckResponse.named("access-tokens")
                        .status(!reading || reader.hasReadToTheEnd())
                        .build());
    }

    @ApplicationScoped
    static class Registry {

        @Produces
        @Singleton
        TokenRegistry registry() {
            return new TokenRegistry();
        }
    }
}
