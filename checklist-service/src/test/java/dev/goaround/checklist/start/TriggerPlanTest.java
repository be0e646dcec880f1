package dev.goaround.checklist.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.checklist.watch.SignalSources;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.service.ServiceDefinition;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.BurnRate;
import dev.goaround.contracts.watch.Floor;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.HoldingTerms;
import dev.goaround.contracts.watch.Measurand;
import dev.goaround.contracts.watch.Silence;
import dev.goaround.contracts.watch.StatisticalComparison;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From a checklist's line to the trigger that is judged. */
class TriggerPlanTest {

    private static final EnvironmentDefinition FULL =
            Scenario.defined(Scenario.DEFINITION).definition().environments().get("production");

    private static final String STABLE_TRAFFIC =
            "      - {name: old, kind: metrics, target: old, every: 1s, timeout: 800ms,"
                    + " requests: r, failures: f, latency: l}\n";

    private static WatchedTrigger trigger(String line) {
        List<WatchedTrigger> triggers = ChecklistInstantiation.of(
                        Scenario.report("## Rollback criteria\n- " + line + "\n"),
                        "production",
                        new ServiceDefinition("shop", null, List.of(), Map.of("production", FULL), null, null, null))
                .triggers();
        assertThat(triggers).hasSize(1);
        return triggers.get(0);
    }

    @Test
    void someOfTheLastChecksAreCountedAsTheLineSays() {
        Trigger rule =
                trigger("Error rate > 5% at three of the last five checks").rule();

        assertThat(rule.condition().holding()).isEqualTo(new HoldingTerms.SomeOfSeveral(Duration.ZERO, 3, 5));
    }

    @Test
    void anAnnotationSaysModeGapPolicyAndFloor() {
        Trigger rule = trigger("Too many errors <!-- goaround: trigger error_rate > 5% 3 of 5 mode=shadow gap=reset"
                        + " min-samples=7 min-requests=70 -->")
                .rule();

        assertThat(rule.mode()).isEqualTo(TriggerMode.SHADOW);
        assertThat(rule.gap()).isEqualTo(GapPolicy.RESET);
        assertThat(rule.floor()).isEqualTo(new Floor(7, 70));
    }

    @Test
    void whatHappensOnSilenceIsAnnotated() {
        Trigger rule = trigger("Errors <!-- goaround: trigger error_rate > 5% mode=ask on-silence=rollback"
                        + " silent-after=15m -->")
                .rule();

        assertThat(rule.mode()).isEqualTo(TriggerMode.ASK);
        assertThat(rule.silence()).isEqualTo(new Silence(Duration.ofMinutes(15), true));
    }

    @Test
    void aComparisonWithBeforeABurnRateAndARiseAreJudged() {
        assertThat(trigger("Error rate increases by > 5%").rule().condition().measurand())
                .isEqualTo(new Measurand.Change("error_rate", Baseline.POINTS));
        assertThat(trigger("Budget <!-- goaround: trigger burn_rate > 14.4x over 1h and 5m of SLO 99.9% -->")
                        .rule()
                        .condition()
                        .measurand())
                .isEqualTo(new Measurand.BudgetBurn("error_rate", new BurnRate(0.999, Duration.ofMinutes(5))));
        assertThat(trigger("Errors <!-- goaround: trigger error_rate rises > 20% per 1h -->")
                        .rule()
                        .condition())
                .satisfies(rise -> {
                    assertThat(rise.measurand()).isEqualTo(new Measurand.Rise("error_rate", Duration.ofHours(1)));
                    assertThat(rise.over()).isEqualTo(Duration.ofHours(1));
                });
    }

    /** Both lines and both words read the same; without a window it is one that holds enough pieces. */
    @Test
    void aStatisticalComparisonIsJudgedWhereBothSidesAreMeasured() {
        String beside = Scenario.DEFINITION
                .replace("8490\"}]", "8490\"}, {name: old, url: \"http://127.0.0.1:8491\", role: baseline}]")
                .replace("    limits:", STABLE_TRAFFIC + "    limits:")
                .replace("    judging:", "    triggers: ['latency_p95 worse than baseline over 5m']\n    judging:");

        List<WatchedTrigger> triggers = planned("- Error rate worse than baseline", beside);
        assertThat(triggers.get(0).rule().condition()).satisfies(errors -> {
            assertThat(errors.measurand())
                    .isEqualTo(
                            new Measurand.StatisticalChange("error_rate", Baseline.RATIO, StatisticalComparison.USUAL));
            assertThat(errors.over()).isEqualTo(Duration.ofMinutes(10));
        });
        assertThat(triggers.get(1).rule().condition().over()).isEqualTo(Duration.ofMinutes(5));

        assertThat(planned("- Error rate worse than baseline", Scenario.DEFINITION)
                        .get(0)
                        .note())
                .contains("no target has role: baseline", "a person asks");
        assertThat(planned(
                                "- Error rate worse than baseline",
                                beside.replace(STABLE_TRAFFIC, "").replaceFirst("(?m)^ *triggers:.*\n", ""))
                        .get(0)
                        .note())
                .contains("no probe of a target with role: baseline gives error_rate");
    }

    private static List<WatchedTrigger> planned(String line, String definition) {
        return ChecklistInstantiation.of(
                        Scenario.report("## Rollback criteria\n" + line + "\n"),
                        "production",
                        Scenario.defined(definition).definition())
                .triggers();
    }

    private static String metricsSystem(String signal) {
        return "      - {name: elsewhere, kind: prometheus, target: web, query: x, signal: " + signal + "}\n";
    }

    /** As release 0.1 stored definitions, whose triggers need not have had a probe. */
    private static ServiceDefinition withoutItsMetricsSystem(String yaml) {
        ServiceDefinition read = Scenario.defined(yaml).definition();
        Map<String, EnvironmentDefinition> environments = new HashMap<>();
        read.environments().forEach((name, environment) -> environments.put(name, without(environment, "elsewhere")));
        return new ServiceDefinition(
                read.service(),
                read.checklist(),
                read.components(),
                environments,
                read.roles(),
                read.callbackSecret(),
                read.words());
    }

    private static EnvironmentDefinition without(EnvironmentDefinition environment, String probe) {
        return new EnvironmentDefinition(
                environment.targets(),
                environment.probes().stream()
                        .filter(kept -> !kept.name().equals(probe))
                        .toList(),
                environment.limits(),
                environment.judging(),
                environment.rollback(),
                environment.notifications(),
                environment.hours(),
                environment.triggers());
    }

    @Test
    void theDefinitionsTriggersComeBesideTheChecklists() {
        ServiceDefinition definition = withoutItsMetricsSystem(Scenario.DEFINITION.replace(
                "    limits:",
                metricsSystem("queue_depth")
                        + "    triggers: ['error_rate > 9% 2 of 3', 'queue_depth > 5']\n    limits:"));
        List<WatchedTrigger> triggers = ChecklistInstantiation.of(
                        Scenario.report("## Rollback criteria\n- Error rate > 5%\n"), "production", definition)
                .triggers();

        assertThat(triggers)
                .extracting(WatchedTrigger::id)
                .endsWith("definition:error_rate-above-9-2-of-3", "definition:queue_depth-above-5")
                .hasSize(3);
        assertThat(triggers.get(1).rule().floor()).isEqualTo(new Floor(3, 20));
        assertThat(triggers.get(1).rule().condition().over()).isNotNull();
        assertThat(triggers.get(2).note()).contains("no probe gives queue_depth");
    }

    @Test
    void aCombinationIsJudgedWhereEachOfItsSignalsIsGiven() {
        ServiceDefinition definition = withoutItsMetricsSystem(Scenario.DEFINITION.replace(
                "    limits:",
                metricsSystem("cpu")
                        + "    triggers: ['error_rate > 0.1 && health < 1', 'error_rate > 0.1 && cpu > 0.9']\n"
                        + "    limits:"));
        List<WatchedTrigger> triggers = ChecklistInstantiation.of(
                        Scenario.report("## Rollback criteria\n- Error rate > 5%\n"), "production", definition)
                .triggers();

        assertThat(triggers.get(1).rule().condition().signals()).containsExactly("error_rate", "health");
        assertThat(triggers.get(1).rule().condition().over()).isNotNull();
        assertThat(triggers.get(1).rule().floor()).isEqualTo(new Floor(3, 20));
        assertThat(triggers.get(2).rule()).isNull();
        assertThat(triggers.get(2).note()).contains("no probe gives cpu");
    }

    @Test
    void whatTheStableVersionsTargetsGiveDoesNotMeasureTheCandidate() {
        EnvironmentDefinition stable = Scenario.defined(
                        Scenario.DEFINITION.replace("8490\"}]", "8490\", role: baseline}]"))
                .definition()
                .environments()
                .get("production");
        assertThat(stable.targets()).allMatch(target -> target.is(TargetRole.BASELINE));
        assertThat(new SignalSources(stable).give("error_rate")).isFalse();
    }

    @Test
    void aFindingMayAskInsteadOfOrdering() {
        Trigger rule = trigger("Data corruption <!-- goaround: finding data-corruption mode=ask -->")
                .rule();

        assertThat(rule.finding()).isEqualTo("data-corruption");
        assertThat(rule.mode()).isEqualTo(TriggerMode.ASK);
    }

    @Test
    void withoutAnAnnotationABreachOrdersAndTheDefinitionsFloorHolds() {
        Trigger rule = trigger("Error rate > 5% for 5 minutes").rule();

        assertThat(rule.mode()).isEqualTo(TriggerMode.AUTOMATIC);
        assertThat(rule.gap()).isEqualTo(GapPolicy.HOLD);
        assertThat(rule.floor()).isEqualTo(new Floor(3, 20));
    }
}
