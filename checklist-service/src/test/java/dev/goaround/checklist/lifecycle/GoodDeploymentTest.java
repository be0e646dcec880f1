package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.gate.Gates;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.DeploymentOpened;
import dev.goaround.contracts.deployment.GateBlocked;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.ingress.ProgressReported;
import dev.goaround.contracts.verdict.VerdictKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoodDeploymentTest {

    private final Scenario scenario = Scenario.usual();

    @Test
    void aStartOpensTheFirstPhaseAndWatchesUnarmed() {
        scenario.at("0S").started("2.0");

        assertThat(scenario.eventNames())
                .containsExactly("DeploymentOpened", "GatePassed", "PhaseEntered", "GateBlocked", "WatchPlanned");
        assertThat(scenario.event(DeploymentOpened.class).phases()).hasSize(6);
        assertThat(scenario.watch().revision()).isEqualTo(1);
        assertThat(scenario.watch().armed()).isFalse();
        assertThat(scenario.watch().expectedVersion()).isNull();
        assertThat(scenario.watch().triggers()).hasSize(3);
        assertThat(scenario.watch().verifyWithin()).isEqualTo(Duration.ofSeconds(30));
        assertThat(scenario.event(GateBlocked.class).reasons())
                .extracting(Reason::code)
                .containsExactly(Reason.Code.ITEM_OPEN, Reason.Code.ITEM_OPEN);
    }

    @Test
    void aCompletePhaseLetsIntoTheNextAtOnceAndTheDeployPhaseAloneArmsNothing() {
        scenario.at("0S").started("2.0").evidence("unit-tests", true, null);
        assertThat(scenario.openPhase()).isEqualTo("Pre-deployment");

        scenario.at("5S").ticked("Release notes");

        assertThat(scenario.openPhase()).isEqualTo("Deploy");
        assertThat(scenario.eventNames())
                .containsExactly(
                        "ItemCompleted", "PhaseCompleted", "GatePassed", "PhaseEntered", "GateBlocked", "WatchPlanned");
        assertThat(scenario.watch().armed()).isFalse();
        assertThat(scenario.watch().revision()).isEqualTo(2);
        assertThat(scenario.deployment().phases().get(1).passedBy()).isEqualTo("ann");
    }

    @Test
    void deployedMovesTheWindowsExpectsTheCandidateAndEntersVerificationInOneRevision() {
        scenario.at("0S").started("2.0").evidence("unit tests", true, null).ticked("Release notes");

        scenario.at("30S").progress(ProgressReported.What.DEPLOYED);

        assertThat(scenario.openPhase()).isEqualTo("Post-deployment verification");
        assertThat(scenario.watch().expectedVersion()).isEqualTo("2.0");
        assertThat(scenario.watch().since()).isEqualTo(Scenario.T0.plusSeconds(30));
        assertThat(scenario.watch().checks()).singleElement().satisfies(check -> {
            assertThat(check.item()).isEqualTo(scenario.id("Error rate"));
            assertThat(check.condition().over()).isEqualTo(Duration.ofSeconds(5));
            assertThat(check.floor().requests()).isEqualTo(20);
        });
        assertThat(scenario.eventNames()).filteredOn("WatchPlanned"::equals).hasSize(1);
    }

    @Test
    void aHealthyVerdictTicksAndInsufficientHolds() {
        scenario.at("0S")
                .started("2.0")
                .evidence("unit tests", true, null)
                .ticked("Release notes")
                .progress(ProgressReported.What.DEPLOYED)
                .ticked("Login page");
        scenario.at("40S").verdict("Error rate", VerdictKind.INSUFFICIENT);
        assertThat(scenario.event(GateBlocked.class).reasons())
                .extracting(Reason::code)
                .containsExactly(Reason.Code.VERDICT_INSUFFICIENT);

        scenario.at("45S").verdict("Error rate", VerdictKind.HEALTHY);

        assertThat(scenario.openPhase()).isEqualTo("Monitoring");
        assertThat(scenario.item("Error rate").state()).isInstanceOf(ItemState.Done.class);
        assertThat(scenario.watch().soaks()).singleElement().satisfies(soak -> {
            assertThat(soak.duration()).isEqualTo(Duration.ofMinutes(10));
            assertThat(soak.since()).isEqualTo(Scenario.T0.plusSeconds(45));
        });
    }

    @Test
    void aVerdictThatRestsOnSamplesBeforeTheDeploymentTicksNothing() {
        scenario.at("0S").started("2.0").evidence("unit tests", true, null).ticked("Release notes");
        long before = scenario.deployment().watch().revision();
        scenario.at("30S").progress(ProgressReported.What.DEPLOYED).verdict("Error rate", VerdictKind.HEALTHY, before);

        assertThat(scenario.last()).isInstanceOf(CommandResult.Unchanged.class);
        assertThat(scenario.item("Error rate").isSettled()).isFalse();
    }

    @Test
    void aReportThatIsRepeatedOrLateNeitherStopsTheVerdictsNorTurnsTheWindowsBack() {
        scenario.at("0S")
                .started("2.0")
                .evidence("unit tests", true, null)
                .ticked("Release notes")
                .at("30S")
                .progress(ProgressReported.What.DEPLOYED);
        Instant late = Scenario.T0.plusSeconds(10);
        for (int i = 0; i < 2; i++) {
            scenario.at("40S")
                    .act((d, at) -> PipelineCommands.progress(
                            d,
                            new ProgressReported(d.id(), ProgressReported.What.TRAFFIC, null, false, 1.0, late, null),
                            "ci",
                            at));
        }

        assertThat(scenario.deployment().watch().since()).isEqualTo(Scenario.T0.plusSeconds(30));
        scenario.at("45S").verdict("Error rate", VerdictKind.HEALTHY);
        assertThat(scenario.item("Error rate").isSettled()).isTrue();
    }

    @Test
    void theLastRequiredPhaseEndsInSuccessAndFollowUpsAreDebts() {
        scenario.untilMonitoring().at("700S").verdict("Monitor for 10", VerdictKind.HEALTHY);

        DeploymentEnded ended = scenario.event(DeploymentEnded.class);
        assertThat(ended.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(ended.runningVersion()).isEqualTo("2.0");
        assertThat(ended.took()).isEqualTo(Duration.ofSeconds(700));
        assertThat(((CommandResult.Changed) scenario.last()).watchEnded()).isTrue();
        assertThat(scenario.item("retrospective").isSettled()).isFalse();

        scenario.at("900S").ticked("retrospective");
        assertThat(scenario.item("retrospective").isSettled()).isTrue();
        assertThat(scenario.deployment()
                        .phase("follow-up")
                        .orElseThrow()
                        .state()
                        .label())
                .isEqualTo("completed");
    }

    @Test
    void everyChangeIsOneRevision() {
        scenario.at("0S").started("2.0");
        assertThat(scenario.deployment().ref().revision()).isEqualTo(1);
        scenario.ticked("Release notes");
        assertThat(scenario.deployment().ref().revision()).isEqualTo(2);
        assertThat(scenario.timeline()).extracting(TimelineEntry::revision).contains(1L, 2L);
    }

    @Test
    void theWholeStateSurvivesItsJsonForm() throws IOException {
        scenario.untilMonitoring().ordered("Error rate");

        byte[] json = EventJson.mapper().writeValueAsBytes(scenario.deployment());

        assertThat(EventJson.mapper().readValue(json, Deployment.class)).isEqualTo(scenario.deployment());
    }

    @Test
    void aPhaseThatTheFactsEmptyIsSkipped() {
        Scenario conditional = new Scenario("""
                ## Preparation
                - [ ] If database migrations exist, back the database up

                ## Deploy
                - [ ] Look at the page
                """, Scenario.DEFINITION);

        conditional.at("0S").started("2.0", Map.of("database-migrations", false), "1.0", false);

        assertThat(conditional.openPhase()).isEqualTo("Deploy");
        assertThat(conditional.deployment().phases().get(0).state().label()).isEqualTo("skipped");
        assertThat(conditional.eventNames()).contains("ItemNotApplicable", "PhaseCompleted");
    }

    @Test
    void gatesAreNamedByPhaseByStageOrByEnd() {
        scenario.at("0S").started("2.0");

        Gates.Gate deploy =
                Gates.of(scenario.deployment(), "deploy", scenario.now()).orElseThrow();
        assertThat(deploy.state()).isEqualTo(Gates.Gate.State.BLOCKED);
        assertThat(deploy.reasons()).hasSize(2);
        assertThat(Gates.of(scenario.deployment(), "end", scenario.now())
                        .orElseThrow()
                        .reasons())
                .hasSize(6);
        assertThat(Gates.of(scenario.deployment(), "nowhere", scenario.now())).isEmpty();
        assertThat(Gates.names(scenario.deployment())).contains("end", deploy.id());

        scenario.evidence("unit tests", true, null).ticked("Release notes");
        assertThat(Gates.of(scenario.deployment(), "deploy", scenario.now())
                        .orElseThrow()
                        .passedBy())
                .isEqualTo("ann");
    }

    @Test
    void anAnnouncementIsOwedOnEntryAndTheNotifierTicksIt() {
        Scenario announced = new Scenario("""
                ## Deploy
                - [ ] Notify the team in chat that the deployment started
                """, Scenario.DEFINITION);
        announced.at("0S").started("2.0");
        assertThat(announced.item("Notify").kind()).isEqualTo(ItemKind.ANNOUNCED);
        assertThat(announced.eventNames()).contains("AnnouncementOwed");

        announced
                .at("1S")
                .act((d, at) -> DeliveryCommands.told(
                        d,
                        new dev.goaround.contracts.delivery.DeliveryFailed(
                                d.id(),
                                "del-1",
                                d.id() + ":" + announced.id("Notify"),
                                dev.goaround.contracts.service.Channel.SLACK,
                                "chat",
                                3,
                                "not_in_channel",
                                at),
                        at));
        assertThat(announced.item("Notify").state().label()).isEqualTo("failed");

        announced
                .at("2S")
                .act((d, at) -> DeliveryCommands.told(
                        d,
                        new dev.goaround.contracts.delivery.DeliveryMade(
                                d.id(),
                                "del-2",
                                d.id() + ":" + announced.id("Notify"),
                                dev.goaround.contracts.service.Channel.SLACK,
                                "chat",
                                1,
                                at),
                        at));
        assertThat(announced.item("Notify").isSettled()).isTrue();
        assertThat(announced.at("3S").seen("web", "2.0").deployment().state().label())
                .isEqualTo("succeeded");
    }

    @Test
    void trafficStepsAreCompletedUpToTheReportedRatioAndMoveTheWindows() {
        Scenario canary = new Scenario("""
                ## Deploy
                - [ ] Route 5% of the traffic to the new version
                - [ ] Route 50% of the traffic to the new version
                """, Scenario.DEFINITION);
        canary.at("0S").started("2.0").at("10S").traffic(0.05);

        assertThat(canary.item("Route 5%").isSettled()).isTrue();
        assertThat(canary.item("Route 50%").isSettled()).isFalse();
        assertThat(canary.watch().since()).isEqualTo(Scenario.T0.plusSeconds(10));

        canary.at("20S").traffic(0.5);
        assertThat(canary.deployment().state().label()).isEqualTo("succeeded");
    }

    @Test
    void aLongListOfOpenItemsIsToldOnceAndTheLastFewOneByOne() {
        StringBuilder document = new StringBuilder("# Long\n## Preparation\n");
        for (int item = 0; item < 13; item++) {
            document.append("- [ ] Thing number ").append((char) ('a' + item)).append(" is fine\n");
        }
        Scenario scenario =
                new Scenario(document + "## Deployment\n- [ ] Deploy the new version\n", Scenario.DEFINITION);
        scenario.at("0S").started("2.0");
        assertThat(scenario.event(GateBlocked.class).reasons()).hasSize(13);

        assertThat(scenario.at("1S").ticked("number a").eventNames()).doesNotContain("GateBlocked");

        scenario.ticked("number b").at("2S").ticked("number c");
        assertThat(scenario.event(GateBlocked.class).reasons()).hasSize(10);
    }
}
