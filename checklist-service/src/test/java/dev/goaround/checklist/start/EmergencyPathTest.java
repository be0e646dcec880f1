package dev.goaround.checklist.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.Debts;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemSource;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Requirement;
import dev.goaround.checklist.lifecycle.ItemCommands;
import dev.goaround.checklist.lifecycle.Scenario;
import dev.goaround.checklist.reading.PathReading;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmergencyPathTest {

    private static final String CHECKLIST = """
            # Release
            ## Preparation
            - [ ] Release notes are written
            - [ ] Database backup taken
              - [ ] Copied to the other site
            - [ ] Rollback plan is known
            - [ ] Load test is evaluated
            ## Deploy
            - [ ] Deploy the new version
            - [ ] Tell the support desk yourself
            ## Monitoring
            - [ ] Monitor for 10 minutes
            """;

    private static Scenario scenario(String definition) {
        return new Scenario(CHECKLIST, definition).kind(DeploymentKind.EMERGENCY);
    }

    private static UnaryOperator<ReadingReport> path(PathReading... paths) {
        return report -> new ReadingReport(
                report.title(),
                report.phases(),
                report.items(),
                report.triggers(),
                report.rollback(),
                report.signOffs(),
                report.contacts(),
                report.windows(),
                report.announcements(),
                List.of(paths),
                report.unread());
    }

    private static final PathReading WRITTEN = new PathReading(
            14, PathReading.Kind.EMERGENCY, "Emergency: VP Engineering approves", "VP Engineering", true);

    @Test
    void whatIsNotOnTheAbbreviatedListIsWaivedAsADebtThatNamesThePathAndItsLine() {
        Scenario scenario =
                scenario(Scenario.DEFINITION).read(path(WRITTEN)).at("0S").started("2.0");

        assertThat(Debts.of(scenario.deployment()))
                .extracting(Item::text)
                .containsExactly("Release notes are written", "Load test is evaluated");
        assertThat(scenario.item("Release notes").state()).isInstanceOfSatisfying(ItemState.Waived.class, waived -> {
            assertThat(waived.by()).isEqualTo("goaround");
            assertThat(waived.reason()).contains("emergency path (line 14: “Emergency: VP Engineering approves”)");
        });
        assertThat(List.of(
                        "Database backup",
                        "Copied to the other site",
                        "Rollback plan",
                        "Deploy",
                        "support desk",
                        "Monitor for"))
                .allSatisfy(text -> assertThat(scenario.item(text).isSettled()).isFalse());
    }

    @Test
    void theApprovalOfTheNamedRoleHoldsTheGateIntoTheDeployPhaseAndItsStandInsMayGiveIt() {
        Scenario scenario = scenario(Scenario.DEFINITION.replace(
                        "checklist: shop-release\n",
                        "checklist: shop-release\nroles: {vp engineering: [vera, stan]}\n"))
                .read(path(WRITTEN))
                .at("0S")
                .started("2.0");
        scenario.ticked("Database backup").ticked("Copied").ticked("Rollback plan");
        assertThat(scenario.openPhase()).isEqualTo("Preparation");

        assertThat(scenario.signed("Emergency approval", "ann").refusal()).contains("vera, stan");
        assertThat(scenario.waived("Emergency approval", "it burns").refusal())
                .contains("what the emergency path stands on");
        assertThat(scenario.act((d, at) ->
                                ItemCommands.notApplicable(d, scenario.id("Emergency approval"), "it burns", "ann", at))
                        .refusal())
                .contains("it is given, not passed over");
        scenario.signed("Emergency approval", "stan");

        assertThat(scenario.openPhase()).isEqualTo("Deploy");
    }

    @Test
    void withoutAWrittenPathAnyApproverIsEnough() {
        Scenario scenario = scenario(Scenario.DEFINITION).at("0S").started("2.0");

        assertThat(scenario.item("Emergency approval").asks())
                .isEqualTo(Requirement.signOff("Emergency approver", false, List.of()));
        assertThat(((ItemState.Waived) scenario.item("Release notes").state()).reason())
                .contains("the checklist describes none");
    }

    @Test
    void anApprovalBeforeADeployPhaseThatComesFirstHasAPhaseOfItsOwn() {
        Scenario scenario = new Scenario("# R\n## Deploy\n- [ ] Deploy the new version\n", Scenario.DEFINITION)
                .kind(DeploymentKind.EMERGENCY)
                .at("0S")
                .started("2.0");

        assertThat(scenario.openPhase()).isEqualTo("Emergency approval");
        assertThat(scenario.deployment().phases())
                .extracting(phase -> phase.ref().number())
                .containsExactly(1, 2);
    }

    @Test
    void aPlanThatTurnsIntoAnEmergencyKeepsWhatWasDoneAndGetsTheApproval() {
        Scenario scenario = new Scenario(CHECKLIST, Scenario.DEFINITION)
                .at("0S")
                .planned("2.0")
                .ticked("Release notes");
        scenario.kind(DeploymentKind.EMERGENCY).at("10S").started("2.0");

        assertThat(scenario.item("Release notes").state()).isInstanceOf(ItemState.Done.class);
        assertThat(scenario.item("Load test").state()).isInstanceOf(ItemState.Waived.class);
        assertThat(scenario.item("Emergency approval").isSettled()).isFalse();
    }

    @Test
    void aListForEmergenciesAppliesToNoOtherDeployment() {
        String list = """
            # Release
            ## Preparation
            - [ ] Load test is evaluated
            ## Deploy
            - [ ] Deploy the new version
            ## Emergency release checklist
            - [ ] Two look at the canary
            """;
        Scenario standard = new Scenario(list, Scenario.DEFINITION).at("0S").started("2.0");
        Scenario emergency = new Scenario(list, Scenario.DEFINITION)
                .kind(DeploymentKind.EMERGENCY)
                .at("0S")
                .started("2.0");

        assertThat(standard.item("Two look").state()).isInstanceOf(ItemState.NotApplicable.class);
        assertThat(emergency.item("Two look").state()).isInstanceOf(ItemState.Open.class);
        assertThat(emergency.item("Load test").state()).isInstanceOf(ItemState.Waived.class);
    }

    @Test
    void aStandardDeploymentHasTheWholeList() {
        Scenario scenario = new Scenario(CHECKLIST, Scenario.DEFINITION)
                .read(path(WRITTEN))
                .at("0S")
                .started("2.0");

        assertThat(Debts.of(scenario.deployment())).isEmpty();
        assertThat(scenario.deployment().phaseOf(ItemCommands.EMERGENCY_APPROVAL))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Database backup taken, true",
        "Snapshot of the volume exists, true",
        "Backend tests pass, false",
        "Rollback plan is known to everyone, true",
        "Previous version can be reverted to, true",
        "All health checks are green, true",
        "Monitoring dashboards are open, true",
        "On-call engineer is told, true",
        "Release notes are written, false",
        "Code is reviewed, false",
        "Feature flags are prepared, false",
        "Healthcare form is filled in, false",
    })
    void whatStaysOfAListWithoutMarksIsWhatNobodyGoesWithout(String text, boolean needed) {
        assertThat(AbbreviatedList.isNeeded(
                        Item.open("id", text, ItemKind.MANUAL, null, Requirement.nothing(), null, ItemSource.NONE)))
                .isEqualTo(needed);
    }

    @Test
    void aMarkedListIsTheWholeListAndSignOffsStayOnlyIfTheyAreMarked() {
        Scenario scenario = new Scenario("""
                # R
                ## Preparation
                - [ ] Backup taken
                - [ ] Load test is evaluated (emergency: required)
                - [ ] QA approval
                ## Deploy
                - [ ] Deploy the new version
                """, Scenario.DEFINITION)
                .kind(DeploymentKind.EMERGENCY)
                .at("0S")
                .started("2.0");

        assertThat(scenario.item("Load test").isSettled()).isFalse();
        assertThat(scenario.item("Backup").isSettled()).isTrue();
        assertThat(scenario.item("QA approval").isSettled()).isTrue();
    }

    @Test
    void theApprovalIsWaitedForAlsoWhereAnotherItemIsMarkedEssential() {
        Scenario scenario = new Scenario("""
                # R
                ## Preparation
                - [ ] Backup taken (emergency: required)
                - [ ] VP Engineering approval
                - [ ] QA approval
                ## Deploy
                - [ ] Deploy the new version
                """, Scenario.DEFINITION)
                .kind(DeploymentKind.EMERGENCY)
                .read(path(WRITTEN))
                .at("0S")
                .started("2.0")
                .ticked("Backup taken");

        assertThat(scenario.item("Emergency approval").isSettled()).isFalse();
        assertThat(scenario.item("VP Engineering approval").isSettled()).isFalse();
        assertThat(scenario.openPhase()).isEqualTo("Preparation");
        scenario.signed("Emergency approval", "vera").signed("VP Engineering approval", "vera");
        assertThat(scenario.openPhase()).isEqualTo("Deploy");
    }

    @Test
    void anApprovalThatComesWhenTheLastPreparationIsOverHasAPhaseOfItsOwn() {
        String checklist = """
                # R
                ## Preparation
                - [ ] Backup taken
                ## Papers: preparation
                - [ ] Notes (if notes are kept)
                ## Deploy
                - [ ] Deploy the new version
                """;
        Scenario scenario =
                new Scenario(checklist, Scenario.DEFINITION).at("0S").planned("2.0");
        scenario.act((d, at) -> ItemCommands.notApplicable(d, scenario.id("Notes"), "none are kept", "ann", at));
        scenario.ticked("Backup taken");
        scenario.kind(DeploymentKind.EMERGENCY).at("10S").started("2.0");

        assertThat(scenario.openPhase()).isNotEqualTo("Deploy");
        assertThat(scenario.item("Emergency approval").isSettled()).isFalse();
        scenario.at("3600S").woken();
        assertThat(scenario.openPhase()).isNotEqualTo("Deploy");
        scenario.signed("Emergency approval", "vera");
        assertThat(scenario.openPhase()).isEqualTo("Deploy");
    }

    @Test
    void whatSomebodyApprovesStaysOnAListWithoutMarks() {
        Scenario scenario = new Scenario("""
                # R
                ## Preparation
                - [ ] Change has 2+ approvals
                - [ ] Change advisory board approved it
                - [ ] Release notes are written
                ## Deploy
                - [ ] Deploy the new version
                """, Scenario.DEFINITION)
                .kind(DeploymentKind.EMERGENCY)
                .at("0S")
                .started("2.0");

        assertThat(scenario.item("2+ approvals").isSettled()).isFalse();
        assertThat(scenario.item("advisory board").isSettled()).isFalse();
        assertThat(scenario.item("Release notes").isSettled()).isTrue();
    }
}
