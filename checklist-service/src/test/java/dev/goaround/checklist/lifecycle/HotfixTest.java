package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.Debts;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.reading.PathReading;
import dev.goaround.checklist.reading.ReadingReport;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.ingress.DeploymentKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class HotfixTest {

    private final Scenario scenario = Scenario.usual().kind(DeploymentKind.HOTFIX);

    private static ReadingReport reviewed(ReadingReport report, boolean review) {
        return new ReadingReport(
                report.title(),
                report.phases(),
                report.items(),
                report.triggers(),
                report.rollback(),
                report.signOffs(),
                report.contacts(),
                report.windows(),
                report.announcements(),
                List.of(new PathReading(40, PathReading.Kind.HOTFIX, "Hotfixes are reviewed afterwards", null, review)),
                report.unread());
    }

    private Scenario skipped(List<String> items, String reason) {
        return scenario.act((d, at) -> SkipCommands.skip(d, items, reason, "ann", at));
    }

    @Test
    void oneActSkipsWhatPeopleDoByHandAndLeavesDebts() {
        scenario.at("0S").started("2.0").at("1S");
        skipped(null, "customers cannot pay");

        assertThat(scenario.item("Release notes").isSettled()).isTrue();
        assertThat(scenario.item("unit tests").isSettled()).isFalse();
        assertThat(Debts.of(scenario.deployment())).extracting(Item::text).contains("Release notes are written");
        assertThat(skipped(null, "again").last()).isInstanceOf(CommandResult.Unchanged.class);
    }

    @Test
    void onlyOpenManualItemsOfThePreparationAreSkippedAndAllOrNothing() {
        scenario.at("0S").started("2.0");

        assertThat(skipped(List.of(scenario.id("Release notes"), scenario.id("Login page")), "late")
                        .refusal())
                .contains("“Login page looks right” is no open manual item of the preparation: nothing was skipped");
        assertThat(skipped(List.of(scenario.id("unit tests")), "late").refusal())
                .contains("no open manual item");
        assertThat(skipped(List.of("nothing"), "late").refusal()).contains("has no item nothing");
        assertThat(skipped(null, " ").refusal()).contains("reason is missing");
        assertThat(scenario.item("Release notes").isSettled()).isFalse();
        skipped(List.of(scenario.id("Release notes")), "late");
        assertThat(scenario.item("Release notes").isSettled()).isTrue();
    }

    @Test
    void aStandardDeploymentAndOneThatEndedSkipNothing() {
        scenario.kind(DeploymentKind.STANDARD).at("0S").started("2.0");
        assertThat(skipped(null, "late").refusal()).contains("is a standard one");
        scenario.cancelled();
        assertThat(skipped(null, "late").refusal()).contains("it has no exit ‘skip checks’");
    }

    @Test
    void whereTheChecklistSaysSoAReviewIsOwed() {
        scenario.read(report -> reviewed(report, true)).at("0S").started("2.0");

        Phase followUp = scenario.deployment().phaseOf("hotfix:review").orElseThrow();
        assertThat(followUp.ref().title()).isEqualTo("Follow-up");
        assertThat(Debts.of(scenario.deployment())).extracting(Item::text).contains("Review what the hotfix skipped");
        scenario.ticked("Review what the hotfix");
        assertThat(Debts.of(scenario.deployment())).extracting(Item::text).containsExactly("Hold the retrospective");
    }

    @Test
    void aChecklistWithoutFollowUpGetsOneForTheReview() {
        Scenario bare = new Scenario("# R\n## Deploy\n- [ ] Deploy the new version\n", Scenario.DEFINITION)
                .kind(DeploymentKind.HOTFIX)
                .read(report -> reviewed(report, true))
                .at("0S")
                .started("2.0");

        assertThat(bare.deployment().phases()).extracting(Phase::stage).containsExactly(Stage.DEPLOY, Stage.FOLLOW_UP);
    }

    @Test
    void whereItDoesNotSayNoneIsAdded() {
        scenario.read(report -> reviewed(report, false)).at("0S").started("2.0");
        assertThat(scenario.deployment().phaseOf("hotfix:review")).isEmpty();
    }
}
