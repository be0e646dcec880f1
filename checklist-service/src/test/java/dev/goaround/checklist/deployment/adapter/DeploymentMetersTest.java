package dev.goaround.checklist.deployment.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.lifecycle.CommandResult;
import dev.goaround.checklist.lifecycle.EndCommands;
import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.contracts.verdict.VerdictKind;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is scraped, as text. */
@SuppressWarnings("deprecation") // the registry that Quarkus brings
class DeploymentMetersTest {

    private static final String PLACE = "environment=\"production\"";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final DeploymentMeters meters = new DeploymentMeters(registry);

    @Test
    void everyOutcomeBeginsAtZeroAndOneOfThemIsCounted() {
        Scenario scenario = Scenario.usual().at("0S").started("2.0");
        count(scenario);
        assertThat(lines("goaround_deployments_opened_total"))
                .containsExactly(
                        "goaround_deployments_opened_total{" + PLACE + ",kind=\"standard\",service=\"shop\",} 1.0");
        assertThat(lines("goaround_deployments_ended_total")).hasSize(5).allMatch(line -> line.endsWith(" 0.0"));

        count(scenario.at("120S").act((deployment, at) -> EndCommands.cancel(deployment, "no", "ann", at)));

        assertThat(lines("goaround_deployments_ended_total"))
                .contains(
                        "goaround_deployments_ended_total{" + PLACE + ",outcome=\"cancelled\",service=\"shop\",} 1.0",
                        "goaround_deployments_ended_total{" + PLACE + ",outcome=\"succeeded\",service=\"shop\",} 0.0");
        assertThat(lines("goaround_deployment_duration_seconds_bucket"))
                .contains(
                        duration("cancelled", "60.0", 0),
                        duration("cancelled", "300.0", 1),
                        duration("cancelled", "604800.0", 1),
                        duration("cancelled", "+Inf", 1),
                        duration("succeeded", "+Inf", 0));
        assertThat(registry.scrape()).contains("# HELP goaround_deployments_ended_total Deployments that ended");
    }

    @Test
    void aPlanThatIsCancelledNeverRanAndHasNoDuration() {
        Scenario scenario = Scenario.usual().at("0S").planned("2.0");
        count(scenario);
        count(scenario.at("60S").act((deployment, at) -> EndCommands.cancel(deployment, "no", "ann", at)));

        assertThat(lines("goaround_deployments_ended_total"))
                .singleElement()
                .asString()
                .endsWith(" 1.0");
        assertThat(lines("goaround_deployment_duration_seconds_count")).isEmpty();
    }

    @Test
    void theLeadTimeEndsWithTheEntryIntoMonitoringAndIsTakenOnce() {
        Scenario scenario = Scenario.usual().committedAt(Scenario.T0.minus(Duration.ofHours(2)));
        count(scenario.untilMonitoring());
        assertThat(lines("goaround_deployment_lead_time_seconds_bucket"))
                .containsExactly(
                        leadTime("3600.0", 0),
                        leadTime("14400.0", 1),
                        leadTime("86400.0", 1),
                        leadTime("259200.0", 1),
                        leadTime("604800.0", 1),
                        leadTime("2592000.0", 1),
                        leadTime("+Inf", 1));

        count(scenario.at("600S").verdict("Monitor for 10 minutes", VerdictKind.HEALTHY));

        assertThat(scenario.deployment().state().label()).isEqualTo("succeeded");
        assertThat(lines("goaround_deployment_lead_time_seconds_count"))
                .containsExactly("goaround_deployment_lead_time_seconds_count{" + PLACE + ",service=\"shop\",} 1.0");
    }

    @Test
    void aDeploymentWithoutACommitTimeLeavesNoSample() {
        count(Scenario.usual().untilMonitoring());

        assertThat(registry.scrape()).doesNotContain("lead_time");
    }

    @Test
    void itemsAreCountedByKindAndOutcome() {
        count(Scenario.usual().at("0S").started("2.0").ticked("Release notes"));

        assertThat(lines("goaround_items_total"))
                .hasSize(28)
                .contains(
                        "goaround_items_total{kind=\"manual\",outcome=\"completed\",} 1.0",
                        "goaround_items_total{kind=\"sign-off\",outcome=\"not-applicable\",} 0.0");
    }

    @Test
    void aPlaceThatCanBeDeployedToBeginsAtZero() {
        meters.expectDeploymentsOf("shop", "production");

        assertThat(lines("goaround_deployments_opened_total")).hasSize(3).allMatch(line -> line.endsWith(" 0.0"));
    }

    private void count(Scenario scenario) {
        meters.count((CommandResult.Changed) scenario.last());
    }

    private static String duration(String outcome, String le, int count) {
        return "goaround_deployment_duration_seconds_bucket{" + PLACE + ",outcome=\"" + outcome
                + "\",service=\"shop\",le=\"" + le + "\",} " + count + ".0";
    }

    private static String leadTime(String le, int count) {
        return "goaround_deployment_lead_time_seconds_bucket{" + PLACE + ",service=\"shop\",le=\"" + le + "\",} "
                + count + ".0";
    }

    private List<String> lines(String metric) {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith(metric + "{"))
                .toList();
    }
}
