package dev.goaround.checklist.running.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.lifecycle.EndCommands;
import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.contracts.ingress.ProgressReported.What;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is scraped, as text. */
@SuppressWarnings("deprecation") // the registry that Quarkus brings
class RunningGaugesTest {

    private static final String PLACE = "environment=\"production\"";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Instant now = Scenario.T0;
    private final RunningGauges gauges = new RunningGauges(registry, new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void aRunningDeploymentSaysWhereItStandsAndForHowLong() {
        Deployment deployment = Scenario.usual().at("0S").started("2.0").deployment();
        gauges.show(List.of(deployment));
        now = now.plus(Duration.ofSeconds(90));

        assertThat(lines("goaround_deployment_phase_info"))
                .containsExactly("goaround_deployment_phase_info{deployment=\"" + deployment.id() + "\"," + PLACE
                        + ",phase=\"pre-deployment\",service=\"shop\",stage=\"prepare\",state=\"running\",version=\"2.0\",}"
                        + " 1.0");
        assertThat(lines("goaround_deployment_running_seconds"))
                .containsExactly("goaround_deployment_running_seconds{deployment=\"" + deployment.id() + "\"," + PLACE
                        + ",service=\"shop\",} 90.0");
    }

    @Test
    void theNextPhaseTakesThePlaceOfTheOneBefore() {
        Scenario scenario = Scenario.usual().at("0S").started("2.0");
        gauges.show(List.of(scenario.deployment()));
        gauges.show(List.of(scenario.evidence("unit tests", true, null)
                .ticked("Release notes")
                .deployment()));

        assertThat(lines("goaround_deployment_phase_info"))
                .singleElement()
                .asString()
                .contains("phase=\"deploy\"", "stage=\"deploy\"");
    }

    @Test
    void aDeploymentThatRollsBackIsShownWithoutAWaitingGate() {
        Scenario scenario = Scenario.usual()
                .knowing("1.0", true)
                .untilMonitoring()
                .at("60S")
                .ordered("Health check");
        gauges.show(List.of(scenario.deployment()));

        assertThat(lines("goaround_deployment_phase_info"))
                .singleElement()
                .asString()
                .contains("state=\"rolling-back\"", "stage=\"rollback\"");
        assertThat(lines("goaround_gates_waiting")).isEmpty();
    }

    @Test
    void aGateIsCountedOnceForEachKindOfReasonAndItemsFallToZeroWithinTheirPhase() {
        Scenario scenario = Scenario.usual().at("0S").started("2.0");
        gauges.show(List.of(scenario.deployment()));

        assertThat(lines("goaround_gates_waiting"))
                .containsExactly("goaround_gates_waiting{" + PLACE + ",reason=\"item-open\",service=\"shop\",} 1.0");
        assertThat(lines("goaround_items_open"))
                .containsExactlyInAnyOrder(
                        "goaround_items_open{" + PLACE + ",kind=\"reported\",service=\"shop\",} 1.0",
                        "goaround_items_open{" + PLACE + ",kind=\"manual\",service=\"shop\",} 1.0");

        gauges.show(List.of(scenario.ticked("Release notes").deployment()));

        assertThat(lines("goaround_items_open"))
                .containsExactlyInAnyOrder(
                        "goaround_items_open{" + PLACE + ",kind=\"reported\",service=\"shop\",} 1.0",
                        "goaround_items_open{" + PLACE + ",kind=\"manual\",service=\"shop\",} 0.0");
    }

    @Test
    void aSoakIsOverdueOnceItsTimeHasPassedAndAMinute() {
        Deployment monitoring = Scenario.usual().untilMonitoring().deployment();
        now = Scenario.T0.plus(Duration.ofMinutes(11));
        gauges.show(List.of(monitoring));
        assertThat(lines("goaround_items_overdue")).singleElement().asString().endsWith(" 0.0");

        now = now.plusSeconds(1);
        gauges.show(List.of(monitoring));
        assertThat(lines("goaround_items_overdue"))
                .containsExactly("goaround_items_overdue{" + PLACE + ",service=\"shop\",} 1.0");
    }

    @Test
    void aMeasuredItemIsOverdueOnceItsWindowIsFullAndAMinuteHasPassed() {
        Deployment verifying = Scenario.usual()
                .at("0S")
                .started("2.0")
                .evidence("unit tests", true, null)
                .ticked("Release notes")
                .progress(What.DEPLOYED)
                .deployment();
        now = Scenario.T0.plusSeconds(66);
        gauges.show(List.of(verifying));

        assertThat(lines("goaround_items_overdue")).singleElement().asString().endsWith(" 1.0");
    }

    @Test
    void nothingIsLeftOfADeploymentThatEnded() {
        Scenario scenario = Scenario.usual().at("0S").started("2.0");
        Deployment other = Scenario.usual().at("0S").started("3.0").deployment();
        gauges.show(List.of(scenario.deployment(), other));
        scenario.act((deployment, at) -> EndCommands.cancel(deployment, "no", "ann", at));

        gauges.show(List.of(other));
        assertThat(registry.scrape())
                .contains(other.id())
                .doesNotContain(scenario.deployment().id());

        gauges.show(List.of());
        assertThat(registry.scrape().lines().filter(line -> line.startsWith("goaround_")))
                .isEmpty();
    }

    private List<String> lines(String metric) {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith(metric + "{"))
                .toList();
    }
}
