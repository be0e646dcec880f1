package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.LastRunning;
import dev.goaround.checklist.deployment.LastRunning.How;
import dev.goaround.checklist.start.VersionStanding;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.ingress.DeploymentKind;
import dev.goaround.contracts.ingress.ProgressReported;
import dev.goaround.contracts.verdict.VerdictKind;
import org.junit.jupiter.api.Test;

/** Before the new version is there its triggers order nothing and nothing is held against it; the gate or step is held. */
class ArrivalTest {

    private static final String NOT_SHOWN = Scenario.DEFINITION.replace(", version-header: X-Version", "");

    private final Scenario scenario = Scenario.usual();

    private Scenario inDeployPhase(Scenario walk) {
        return walk.at("0S").started("2.0").evidence("unit tests", true, null).ticked("Release notes");
    }

    @Test
    void theDeployPhaseAloneArmsNothing() {
        inDeployPhase(scenario);

        assertThat(scenario.openPhase()).isEqualTo("Deploy");
        assertThat(scenario.watch().armed()).isFalse();
        assertThat(scenario.watch().expectedVersion()).isNull();
    }

    @Test
    void aBreachOfTheRunningVersionHoldsTheStepAndIsNotHeldAgainstTheNewOne() {
        inDeployPhase(scenario).at("10S").triggerVerdict("Error rate > 5%", VerdictKind.BREACH);

        assertThat(scenario.reasons())
                .filteredOn(reason -> reason.code() == Reason.Code.VERDICT_BREACH)
                .singleElement()
                .satisfies(reason -> assertThat(reason.text()).startsWith("the running version breaches: trigger"));
        assertThat(scenario.deployment()
                        .trigger(scenario.trigger("Error rate > 5%"))
                        .orElseThrow()
                        .everBreached())
                .isFalse();

        Deployment before = scenario.deployment();
        scenario.at("20S").ordered("Error rate > 5%");
        assertThat(VersionStanding.learned(before, scenario.deployment(), Scenario.T0))
                .isEmpty();
    }

    @Test
    void anEmergencyIsNotHeldByWhatItIsToMend() {
        Scenario emergency = Scenario.usual().kind(DeploymentKind.EMERGENCY);
        emergency.at("0S").started("2.0").triggerVerdict("Error rate > 5%", VerdictKind.BREACH);
        assertThat(emergency.reasons()).extracting(Reason::code).doesNotContain(Reason.Code.VERDICT_BREACH);
    }

    @Test
    void reportedItIsThereAndWindowsBegin() {
        inDeployPhase(scenario).at("10S").progress(ProgressReported.What.DEPLOYED);

        assertThat(scenario.watch().armed()).isTrue();
        assertThat(scenario.watch().since()).isEqualTo(Scenario.T0.plusSeconds(10));
        assertThat(scenario.watch().expectedVersion()).isEqualTo("2.0");
    }

    @Test
    void seenItIsThereAndAReportThatComesLaterBeginsTheWindowsAnew() {
        inDeployPhase(scenario).at("1S").seen("web", "1.0").at("10S").seen("web", "v2.0");

        assertThat(scenario.watch().armed()).isTrue();
        assertThat(scenario.watch().since()).isEqualTo(Scenario.T0.plusSeconds(10));
        assertThat(scenario.watch().expectedVersion()).isEqualTo("2.0");

        scenario.at("40S").progress(ProgressReported.What.DEPLOYED);
        assertThat(scenario.watch().since()).isEqualTo(Scenario.T0.plusSeconds(40));
    }

    @Test
    void aSightingAfterTheReportMovesNothing() {
        inDeployPhase(scenario)
                .at("10S")
                .progress(ProgressReported.What.DEPLOYED)
                .at("12S")
                .seen("web", "2.0");

        assertThat(scenario.deployment().watch().since()).isEqualTo(Scenario.T0.plusSeconds(10));
        assertThat(scenario.eventNames()).doesNotContain("WatchPlanned");
    }

    @Test
    void aVersionThatComesUnderOurEyesBeforeItsGateIsThereAllTheSame() {
        scenario.at("0S").started("2.0").at("1S").seen("web", "1.0").at("9S").seen("web", "2.0");

        assertThat(scenario.openPhase()).isEqualTo("Pre-deployment");
        assertThat(scenario.watch().armed()).isTrue();
        assertThat(scenario.watch().since()).isEqualTo(Scenario.T0.plusSeconds(9));
    }

    @Test
    void aStepOfTheDeploymentThatIsDoneBeginsTheWindows() {
        inDeployPhase(scenario).at("30S").step("Deploy the new version", false);

        assertThat(scenario.deployment().isArmed()).isTrue();
        assertThat(scenario.watch().since()).isEqualTo(Scenario.T0.plusSeconds(30));
    }

    @Test
    void aStepThatWasTickedAheadCarriedNothingOut() {
        scenario.at("0S").started("2.0").at("1S").ticked("Deploy the new version");
        assertThat(scenario.deployment().isCandidateThere()).isFalse();

        Scenario two = new Scenario(
                Scenario.CHECKLIST.replace(
                        "- [ ] Deploy the new version to production",
                        "- [ ] Deploy the new version to production\n- [ ] Deploy the assets"),
                Scenario.DEFINITION);
        two.at("0S").started("2.0").at("1S").ticked("Deploy the new version");
        two.at("2S").evidence("unit tests", true, null).ticked("Release notes");
        assertThat(two.openPhase()).isEqualTo("Deploy");
        assertThat(two.deployment().isArmed()).isFalse();
    }

    @Test
    void aShareOfTheTrafficIsOnTheNewVersionSoItIsThere() {
        inDeployPhase(scenario).at("30S").traffic(0);
        assertThat(scenario.deployment().isCandidateThere()).isFalse();
        scenario.at("31S").traffic(0.05);
        assertThat(scenario.watch().armed()).isTrue();
        assertThat(scenario.watch().since()).isEqualTo(Scenario.T0.plusSeconds(31));
    }

    @Test
    void tickedByHandItIsThereOnlyWhereNoTargetWouldShowIt() {
        String byHand = """
                ## Deploy
                - [ ] Look at the page
                ## Verification
                - [ ] Login page looks right
                """;
        Scenario shown = new Scenario(byHand, Scenario.DEFINITION)
                .at("0S")
                .started("2.0")
                .at("5S")
                .ticked("Look at");
        assertThat(shown.openPhase()).isEqualTo("Verification");
        assertThat(shown.deployment().isArmed()).isFalse();

        Scenario notShown =
                new Scenario(byHand, NOT_SHOWN).at("0S").started("2.0").at("5S").ticked("Look at");
        assertThat(notShown.deployment().isArmed()).isTrue();
        assertThat(notShown.watch().since()).isEqualTo(Scenario.T0.plusSeconds(5));
    }

    @Test
    void aBreachOfAnOlderPlanIsNoneOfTheNewVersions() {
        inDeployPhase(scenario);
        long old = scenario.deployment().watch().revision();
        scenario.at("10S").progress(ProgressReported.What.DEPLOYED);
        scenario.judged(scenario.trigger("Error rate > 5%"), VerdictKind.BREACH, old);
        assertThat(scenario.deployment()
                        .trigger(scenario.trigger("Error rate > 5%"))
                        .orElseThrow()
                        .everBreached())
                .isFalse();

        scenario.judged(scenario.trigger("Error rate > 5%"), VerdictKind.BREACH);
        assertThat(scenario.deployment()
                        .trigger(scenario.trigger("Error rate > 5%"))
                        .orElseThrow()
                        .everBreached())
                .isTrue();
    }

    @Test
    void aRollbackMayBeAskedForOnceTheDeployPhaseIsEnteredForAVersionMayFailBeforeItAnswers() {
        scenario.at("0S").started("2.0");
        assertThat(scenario.act((d, at) -> RequestCommands.rollback(d, "bad", null, false, false, "ann", at))
                        .refusal())
                .contains("Nothing was deployed yet", "cancel");
        assertThat(scenario.act((d, at) ->
                                RequestCommands.answer(d, scenario.trigger("Error rate > 5%"), true, "bad", "ann", at))
                        .refusal())
                .contains("Nothing was deployed yet");
        scenario.evidence("unit tests", true, null).ticked("Release notes");
        assertThat(scenario.act((d, at) -> RequestCommands.rollback(d, "bad", null, false, false, "ann", at))
                        .last())
                .isInstanceOf(CommandResult.Changed.class);
    }

    @Test
    void whatIsHeardOfWhatRuns() {
        inDeployPhase(scenario);
        Deployment before = scenario.deployment();
        scenario.at("10S").progress(ProgressReported.What.DEPLOYED);
        assertThat(LastRunning.learned(before, scenario.deployment(), scenario.now()))
                .contains(new LastRunning("2.0", How.DEPLOYED, scenario.now()));

        before = scenario.deployment();
        scenario.at("20S").cancelled();
        assertThat(LastRunning.learned(before, scenario.deployment(), scenario.now()))
                .contains(new LastRunning("2.0", How.CANCELLED, scenario.now()));
        assertThat(scenario.event(DeploymentEnded.class).runningVersion()).isEqualTo("2.0");
    }

    @Test
    void aDeploymentThatIsCancelledBeforeItsVersionIsThereSaysNothingOfIt() {
        inDeployPhase(scenario);
        Deployment before = scenario.deployment();
        scenario.at("20S").cancelled();

        assertThat(LastRunning.learned(before, scenario.deployment(), scenario.now()))
                .isEmpty();
        assertThat(VersionStanding.learned(before, scenario.deployment(), scenario.now()))
                .isEmpty();
        assertThat(scenario.event(DeploymentEnded.class).runningVersion()).isNull();
    }
}
