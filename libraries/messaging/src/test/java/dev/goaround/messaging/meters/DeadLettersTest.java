package dev.goaround.messaging.meters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.messaging.meters.DeadLetters.Reason;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

/** The registry that Quarkus uses is the one with the older client. */
@SuppressWarnings("deprecation")
class DeadLettersTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final DeadLetters letters = new DeadLetters(registry);

    @Test
    void theFirstDeadLetterIsAnIncreaseFromZero() {
        letters.reading("goaround.samples");
        assertThat(registry.scrape())
                .contains(
                        "# HELP goaround_dead_letters_total",
                        "goaround_dead_letters_total{reason=\"unreadable\",topic=\"goaround.samples\",} 0.0",
                        "goaround_dead_letters_total{reason=\"refused\",topic=\"goaround.samples\",} 0.0",
                        "goaround_dead_letters_total{reason=\"unhandled\",topic=\"goaround.samples\",} 0.0");

        letters.count("goaround.samples", Reason.REFUSED);
        letters.reading("goaround.samples");

        assertThat(registry.scrape())
                .contains(
                        "goaround_dead_letters_total{reason=\"refused\",topic=\"goaround.samples\",} 1.0",
                        "goaround_dead_letters_total{reason=\"unhandled\",topic=\"goaround.samples\",} 0.0");
    }

    @Test
    void theVersionIsALabelOfAGaugeThatIsOne() {
        new BuildInfo(registry, "1.2.3").start(null);

        assertThat(registry.scrape()).contains("goaround_build_info{version=\"1.2.3\",} 1");
    }
}
