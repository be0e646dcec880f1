package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.gate.Gates;
import dev.goaround.checklist.start.VersionStanding;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.ingress.ProgressReported;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.Target;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.WatchPlanned;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagingTest {

    static final String CHECKLIST = """
            # Release
            ## Preparation
            - [ ] Release notes are written
            ## Staging deployment
            - [ ] Deploy the new version to staging
            ## Staging verification
            - [ ] Error rate < 1%
            - [ ] Monitor for 5 minutes
            ## Production deployment
            - [ ] Deploy the new version to production
            ## Production verification
            - [ ] Error rate < 2%
            ## Rollback criteria
            - Error rate > 5% for 2 minutes
            - Data corruption
            """;

    static final String BOTH = Scenario.DEFINITION + """
              staging:
                targets: [{name: web, component: web, url: "http://127.0.0.1:8590"}]
                probes:
                  - {name: health, kind: http, target: web, every: 1s, timeout: 800ms, version-header: X-Version}
                  - {name: traffic, kind: metrics, target: web, every: 1s, timeout: 800ms, requests: r, failures: f, latency: l}
                judging: {over: 10s, min-samples: 2, min-requests: 5}
            """;

    private final Scenario scenario = new Scenario(CHECKLIST, BOTH);

    private Scenario inStaging() {
        return scenario.at("0S").started("2.0").at("1S").ticked("Release notes");
    }

    private Scenario verified() {
        inStaging().at("2S").progress(ProgressReported.What.DEPLOYED);
        return scenario.at("20S").verdict("< 1%", VerdictKind.HEALTHY).verdict("Monitor for", VerdictKind.HEALTHY);
    }

    private String stagingTrigger() {
        return "staging:" + scenario.trigger("Error rate > 5%");
    }

    private Scenario judgedInStaging(VerdictKind kind) {
        return scenario.judged(stagingTrigger(), kind);
    }

    @Test
    void aPhaseAboutStagingIsWatchedThereAndNothingIsArmed() {
        inStaging();

        WatchPlanned watch = scenario.watch();
        assertThat(watch.armed()).isFalse();
        assertThat(watch.targets()).extracting(Target::name).containsExactly("staging:web");
        assertThat(watch.targets()).extracting(Target::environment).containsExactly("staging");
        assertThat(watch.probes())
                .extracting(Probe::source)
                .containsExactly("staging:web/health", "staging:web/traffic");
        assertThat(watch.triggers())
                .extracting(Trigger::id)
                .containsExactly(scenario.trigger("Data corruption"), stagingTrigger());
        assertThat(watch.since()).isEqualTo(Scenario.T0.plusSeconds(1));
        assertThat(watch.expectedVersion()).isNull();
    }

    @Test
    void whatIsDeployedToStagingIsNotInProduction() {
        inStaging().at("2S").progress(ProgressReported.What.DEPLOYED);

        assertThat(scenario.openPhase()).isEqualTo("Staging verification");
        assertThat(scenario.watch().expectedVersion()).isEqualTo("2.0");
        assertThat(scenario.watch().armed()).isFalse();
        assertThat(scenario.watch().checks()).singleElement().satisfies(check -> {
            assertThat(check.condition().scope().environment()).isEqualTo("staging");
            assertThat(check.floor().requests()).isEqualTo(5);
        });
        assertThat(scenario.deployment().isDeploymentReached()).isFalse();
        assertThat(scenario.act((d, at) -> RequestCommands.rollback(d, "it is bad", null, false, false, "ann", at))
                        .refusal())
                .contains("Nothing was deployed yet");
        assertThat(scenario.progress(ProgressReported.What.DEPLOYED).last())
                .isInstanceOf(CommandResult.Unchanged.class);
    }

    @Test
    void aBreachInStagingHoldsTheGateToProductionUntilItIsGone() {
        inStaging().at("2S").progress(ProgressReported.What.DEPLOYED);
        scenario.at("10S").verdict("< 1%", VerdictKind.HEALTHY);
        judgedInStaging(VerdictKind.BREACH).verdict("Monitor for", VerdictKind.HEALTHY);

        assertThat(scenario.openPhase()).isEqualTo("Staging verification");
        assertThat(Gates.of(scenario.deployment(), "production-deployment", Scenario.T0.plusSeconds(11))
                        .orElseThrow()
                        .reasons())
                .anySatisfy(reason -> {
                    assertThat(reason.code()).isEqualTo(Reason.Code.VERDICT_BREACH);
                    assertThat(reason.text()).startsWith("trigger “Error rate > 5% for 2 minutes” in staging: ");
                });
        scenario.at("30S");
        judgedInStaging(VerdictKind.HEALTHY);
        assertThat(scenario.openPhase()).isEqualTo("Production deployment");
    }

    @Test
    void productionBeginsWithWindowsOfItsOwnAndIsArmedOnceTheVersionIsThere() {
        verified();

        assertThat(scenario.openPhase()).isEqualTo("Production deployment");
        WatchPlanned watch = scenario.watch();
        assertThat(watch.armed()).isFalse();
        assertThat(watch.targets()).extracting(Target::name).containsExactly("web");
        assertThat(watch.since()).isEqualTo(Scenario.T0.plusSeconds(20));
        assertThat(watch.expectedVersion()).isNull();
        assertThat(watch.triggers()).extracting(Trigger::id).doesNotContain(stagingTrigger());
        scenario.at("25S").progress(ProgressReported.What.DEPLOYED);
        assertThat(scenario.watch().armed()).isTrue();
        assertThat(scenario.watch().expectedVersion()).isEqualTo("2.0");
        assertThat(scenario.watch().since()).isEqualTo(Scenario.T0.plusSeconds(25));
        assertThat(scenario.deployment().isVerified()).isFalse();
    }

    @Test
    void aBreachInStagingDoesNotMakeTheVersionABadOneInProduction() {
        inStaging().at("2S").progress(ProgressReported.What.DEPLOYED);
        judgedInStaging(VerdictKind.BREACH);
        judgedInStaging(VerdictKind.HEALTHY);
        scenario.at("20S").verdict("< 1%", VerdictKind.HEALTHY).verdict("Monitor for", VerdictKind.HEALTHY);
        var before = scenario.deployment();
        scenario.at("25S").progress(ProgressReported.What.DEPLOYED).verdict("< 2%", VerdictKind.HEALTHY);

        assertThat(VersionStanding.learned(before, scenario.deployment(), Scenario.T0))
                .hasValueSatisfying(standing -> assertThat(standing.good()).isTrue());
    }

    @Test
    void withoutADefinitionOfStagingItIsLeftToAPersonAndStillNoProduction() {
        Scenario alone = new Scenario(CHECKLIST, Scenario.DEFINITION)
                .at("0S")
                .started("2.0")
                .ticked("Release notes");

        assertThat(alone.item("< 1%").kind()).isEqualTo(ItemKind.MANUAL);
        assertThat(alone.item("< 1%").note()).contains("it is about staging");
        alone.at("2S").progress(ProgressReported.What.DEPLOYED);
        assertThat(alone.deployment().isDeploymentReached()).isFalse();
        assertThat(alone.deployment().watch().deployedAt()).isNull();
    }

    @Test
    void anItemThatNamesStagingInAPhaseOfProductionIsMeasuredThereWhileProductionIsWatchedToo() {
        Scenario mixed =
                new Scenario("""
                # Release
                ## Deploy
                - [ ] Deploy the new version
                ## Verification
                - [ ] Error rate in staging < 1%
                - [ ] Error rate < 2%
                ## Rollback criteria
                - Error rate > 5%
                """, BOTH).at("0S").started("2.0").at("1S").progress(ProgressReported.What.DEPLOYED);

        assertThat(mixed.item("in staging").kind()).isEqualTo(ItemKind.MEASURED);
        WatchPlanned watch = mixed.watch();
        assertThat(watch.armed()).isTrue();
        assertThat(watch.targets()).extracting(Target::name).containsExactly("web", "staging:web");
        assertThat(watch.checks())
                .extracting(check -> check.condition().scope().environment())
                .containsExactly("staging", null);
        assertThat(watch.triggers()).hasSize(1);
    }

    @Test
    void anyCriticalServiceIsOneOfTheCriticalComponents() {
        String parts = BOTH.replace(
                        "components: [{name: web}]",
                        "components: [{name: web}, {name: search, critical: false}, {name: api}]")
                .replace("url: \"http://127.0.0.1:8490\"}]", "url: \"http://127.0.0.1:8490\"}]");
        String markdown =
                CHECKLIST.replace("- Data corruption", "- Any critical service unavailable\n- Health check failing");
        Scenario critical = new Scenario(markdown, parts).at("0S").started("2.0");

        Trigger named = critical.deployment()
                .trigger(critical.trigger("Any critical"))
                .orElseThrow()
                .rule();
        assertThat(named.condition().scope().components()).isEqualTo(List.of("web", "api"));
        assertThat(critical.deployment()
                        .trigger(critical.trigger("Any critical"))
                        .orElseThrow()
                        .note())
                .isEqualTo("no probe gives health of api");
        assertThat(critical.deployment()
                        .trigger(critical.trigger("Health check"))
                        .orElseThrow()
                        .rule()
                        .condition()
                        .scope()
                        .components())
                .isNull();

        Scenario unseen = new Scenario(markdown, parts.replace("component: web", "component: search"))
                .at("0S")
                .started("2.0");
        assertThat(unseen.deployment()
                        .trigger(unseen.trigger("Any critical"))
                        .orElseThrow()
                        .note())
                .contains("no probe gives health of the critical components (web, api)");
    }
}
