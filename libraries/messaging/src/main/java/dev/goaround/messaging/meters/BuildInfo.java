package dev.goaround.messaging.meters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which version of the service answers, as the build named it. */
@ApplicationScoped
class BuildInfo {

    private final MeterRegistry registry;
    private final String version;

    BuildInfo(MeterRegistry registry, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.registry = registry;
        this.version = version;
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder("goaround_build_info", () -> 1)
                .description("Always 1; the label names the version that runs")
                .tag("version", version)
                .register(registry);
    }
}
