package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.ingress.ProgressReported;
import dev.goaround.contracts.verdict.VerdictKind;
import org.junit.jupiter.api.Test;

/** Nothing is said of a version that is not there; everything else may be said ahead, and the timeline says so. */
class CandidateThereTest {

    private static final String CHECKLIST = """
            # R
            ## Preparation
            - [ ] Release notes are written
            ## Deploy
            - [ ] Look at the dashboards
            - [ ] Deploy the new version to production
            - [ ] Product owner approval
            - [ ] Read the log
            ## Verification
            - [ ] Login works
            - [ ] Error rate < 1%
            - [ ] Operations approval
            """;

    private final Scenario scenario =
            new Scenario(CHECKLIST, Scenario.DEFINITION).at("0S").started("2.0");

    @Test
    void aBoxOrASignOffAboutTheNewVersionIsRefusedBeforeItIsThere() {
        assertThat(scenario.ticked("Login works").refusal())
                .contains("2.0 in production, which is not there yet")
                .contains("reported it as deployed")
                .contains("/progress {\"what\":\"deployed\"}");
        assertThat(scenario.signed("Product owner", "vera").refusal()).contains("not there yet");
        assertThat(scenario.signed("Operations", "vera").refusal()).contains("not there yet");
        scenario.waived("Login works", "there is no login in this release");
        assertThat(scenario.item("Login works").state().label()).isEqualTo("waived");

        scenario.ticked("Release notes").ticked("dashboards").progress(ProgressReported.What.DEPLOYED);

        assertThat(scenario.signed("Product owner", "vera")
                        .item("Product owner")
                        .isSettled())
                .isTrue();
        assertThat(scenario.signed("Operations", "vera").item("Operations").isSettled())
                .isTrue();
    }

    @Test
    void aDeployStepThatWasCarriedOutIsEnough() {
        scenario.ticked("Release notes").step("Deploy the new version", false);
        assertThat(scenario.ticked("Login works").item("Login works").isSettled())
                .isTrue();
    }

    @Test
    void otherBoxesMayBeTickedAheadAndTheTimelineSaysSo() {
        scenario.at("1S").ticked("dashboards");
        assertThat(scenario.timeline())
                .anySatisfy(line -> assertThat(line.text())
                        .isEqualTo("settled ahead: “Look at the dashboards”: “Deploy” is not open yet"));
        scenario.at("2S").ticked("Release notes");
        assertThat(scenario.timeline()).noneMatch(line -> line.type().equals("item-ahead"));
        scenario.at("3S").ticked("Read the log");
        assertThat(scenario.timeline())
                .anySatisfy(line ->
                        assertThat(line.text()).contains("“Deploy the new version to production” comes before it"));
    }

    @Test
    void aVerdictOnTheRunningVersionProvesNothingOfTheNewOne() {
        scenario.ticked("Release notes").ticked("dashboards").waived("Deploy the new version", "done by hand");
        scenario.waived("Product owner", "on holiday").ticked("Read the log");
        assertThat(scenario.openPhase()).isEqualTo("Verification");
        scenario.verdict("Error rate", VerdictKind.HEALTHY);

        assertThat(scenario.item("Error rate").isSettled()).isFalse();
        assertThat(scenario.reasons()).hasSize(3).allSatisfy(reason -> {
            assertThat(reason.text()).contains("not there yet");
            assertThat(reason.request().body()).containsEntry("what", "deployed");
        });
        scenario.at("5S").progress(ProgressReported.What.DEPLOYED).verdict("Error rate", VerdictKind.HEALTHY);
        assertThat(scenario.item("Error rate").isSettled()).isTrue();
    }

    @Test
    void aFlatListIsTickedInAnyOrder() {
        Scenario flat = new Scenario(
                        "# L\n- [ ] Notes are written\n- [ ] Deploy to production\n- [ ] Login works\n",
                        Scenario.DEFINITION)
                .at("0S")
                .started("2.0")
                .ticked("Login works")
                .ticked("Notes")
                .progress(ProgressReported.What.DEPLOYED);
        assertThat(flat.deployment().state().label()).isEqualTo("succeeded");
    }

    @Test
    void aWalkWithoutABoxThatAppliesDoesNotSucceedByItself() {
        Scenario empty = new Scenario("# E\n## Deploy\nNothing to do.\n", Scenario.DEFINITION)
                .at("0S")
                .started("2.0");
        assertThat(empty.deployment().isRunning()).isTrue();
        assertThat(empty.reasons())
                .extracting(Reason::text)
                .anyMatch(text -> text.contains("no box of the checklist applies"));
        empty.progress(ProgressReported.What.DEPLOYED);
        assertThat(empty.deployment().state().label()).isEqualTo("succeeded");
    }

    @Test
    void anApprovalBeforeTheStepThatDeploysIsGivenBeforeIt() {
        Scenario steps =
                new Scenario("""
                # R
                ## Deploy 1: database
                - [ ] Run the migrations
                - [ ] DBA approval
                ## Deploy 2: application
                - [ ] Release manager approval
                - [ ] Deploy the new version
                """, Scenario.DEFINITION).at("0S").started("2.0").ticked("migrations");
        steps.signed("DBA", "vera").signed("Release manager", "vera");
        assertThat(steps.item("DBA").isSettled()).isTrue();
        assertThat(steps.item("Release manager").isSettled()).isTrue();
    }
}
