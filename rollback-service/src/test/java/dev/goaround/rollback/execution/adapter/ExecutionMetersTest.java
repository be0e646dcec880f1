package dev.goaround.rollback.execution.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackOrdered.Cause;
import dev.goaround.contracts.rollback.RollbackVerified;
import dev.goaround.contracts.rollback.StepFailed;
import dev.goaround.contracts.rollback.StepStarted;
import dev.goaround.contracts.watch.WebhookStep;
import dev.goaround.rollback.execution.RollbackState;
import dev.goaround.rollback.execution.Transition;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The registry that Quarkus uses is the one with the older client. */
@SuppressWarnings("deprecation")
class ExecutionMetersTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final DeploymentRef REF = new DeploymentRef("dep-1", "shop", "production", "2.0.0", 7);
    private static final RollbackOrdered ORDER = new RollbackOrdered(
            REF,
            "order-dep-1",
            Cause.TRIGGER,
            "down",
            "Health check failing",
            null,
            "goaround",
            "1.0.0",
            List.of(new WebhookStep(
                    "undo", null, URI.create("http://127.0.0.1:1/undo"), "hook", true, Duration.ofSeconds(1))),
            1,
            NOW,
            NOW,
            null);
    private static final String DURATION = "goaround_rollback_duration_seconds_";
    private static final String WHERE = "{environment=\"production\",outcome=\"verified\",service=\"shop\",";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ExecutionMeters meters = new ExecutionMeters(registry);

    @Test
    void bothOutcomesBeginAtZeroWithTheOrder() {
        meters.moved(ORDER, new Transition(new RollbackState.StepDue(0, NOW), List.of()));
        assertThat(registry.scrape()).contains(DURATION + "count" + WHERE + "} 0.0", "outcome=\"failed\"");
    }

    @Test
    void aFenceWithoutItsOrderCountsNothing() {
        meters.moved(null, new Transition(new RollbackState.FencedEarly(NOW, null), List.of()));
        assertThat(registry.scrape()).doesNotContain(DURATION);
    }

    @Test
    void theDurationIsToldAtTheLimitsThatArePromised() {
        Instant end = NOW.plusSeconds(16);
        said(new RollbackVerified(REF, ORDER.order(), "1.0.0", List.of(), Duration.ofSeconds(16), end));
        assertThat(registry.scrape().lines())
                .filteredOn(line -> line.startsWith(DURATION + "bucket" + WHERE))
                .extracting(line -> line.replaceAll(".*le=\"([^\"]*)\",} (.*)", "$1 $2"))
                .containsExactly(
                        "5.0 0.0",
                        "15.0 0.0",
                        "30.0 1.0",
                        "60.0 1.0",
                        "120.0 1.0",
                        "300.0 1.0",
                        "900.0 1.0",
                        "3600.0 1.0",
                        "+Inf 1.0");
    }

    @Test
    void stepsAreCountedByActuatorAndNeverByNameOrAnswer() {
        said(new StepStarted(REF, ORDER.order(), "undo", "order-dep-1-1", 1, NOW));
        said(new StepFailed(REF, ORDER.order(), "undo", "order-dep-1-1", "the receiver said no", NOW));
        said(new StepStarted(REF, ORDER.order(), "of another plan", "order-dep-1-9", 1, NOW));
        assertThat(registry.scrape().lines())
                .filteredOn(line -> line.startsWith("goaround_rollback_steps_total"))
                .containsExactlyInAnyOrder(
                        "goaround_rollback_steps_total{actuator=\"webhook\",event=\"started\",} 1.0",
                        "goaround_rollback_steps_total{actuator=\"webhook\",event=\"failed\",} 1.0",
                        "goaround_rollback_steps_total{actuator=\"none\",event=\"started\",} 1.0");
    }

    private void said(RollbackEvent event) {
        meters.moved(ORDER, new Transition(new RollbackState.StepDue(0, NOW), List.of(event)));
    }
}
