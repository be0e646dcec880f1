package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.LastRunning.How;
import dev.goaround.checklist.deployment.adapter.DeploymentView;
import dev.goaround.checklist.gate.Gates;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.ingress.DeploymentKind;
import dev.goaround.contracts.ingress.ProgressReported;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.TargetRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rollback goes back to what was seen running before, not to what is remembered. */
class RunningBeforeTest {

    private static final String NOT_SHOWN = Scenario.DEFINITION.replace(", version-header: X-Version", "");

    private static final String TWO_TARGETS = Scenario.DEFINITION.replace(
            "targets: [{name: web, component: web, url: \"http://127.0.0.1:8490\"}]",
            "targets: [{name: web, component: web, url: \"http://127.0.0.1:8490\"},"
                    + " {name: other, component: web, url: \"http://127.0.0.1:8491\"},"
                    + " {name: stable, component: web, role: baseline, url: \"http://127.0.0.1:8492\"},"
                    + " {name: probe, role: control, url: \"http://127.0.0.1:8493\"}]");

    private final Scenario scenario = Scenario.usual();

    private static Scenario shownNowhere() {
        return new Scenario(Scenario.CHECKLIST, NOT_SHOWN);
    }

    private static Scenario withoutPrevious(Scenario scenario) {
        return scenario.started("2.0", Map.of(), null, false);
    }

    private static Scenario prepared(Scenario scenario) {
        return scenario.evidence("unit tests", true, null).ticked("Release notes");
    }

    private static List<String> reasons(Scenario scenario) {
        return scenario.reasons().stream().map(Reason::text).toList();
    }

    @Test
    void whatWasSeenIsTheTargetAlsoWhereNothingIsRemembered() {
        withoutPrevious(scenario.at("0S")).at("1S").seen("web", "1.3");

        assertThat(scenario.target().version()).isEqualTo("1.3");
        assertThat(scenario.target().why()).contains("seen at web");
        assertThat(scenario.watch().targetVersion()).isEqualTo("1.3");
        assertThat(prepared(scenario).openPhase()).isEqualTo("Deploy");
        DeploymentView view = DeploymentView.of(scenario.deployment(), scenario.now());
        assertThat(view.baselineVersion()).isEqualTo("1.3");
        assertThat(view.runningVersion()).isEqualTo("1.3");
        assertThat(view.target().seen())
                .singleElement()
                .satisfies(seen -> assertThat(seen.version()).isEqualTo("1.3"));
    }

    @Test
    void theGateIntoTheDeployPhaseWaitsUntilWhatRunsWasSeen() {
        prepared(withoutPrevious(scenario.at("0S")));

        assertThat(scenario.openPhase()).isEqualTo("Pre-deployment");
        assertThat(reasons(scenario))
                .singleElement()
                .satisfies(text ->
                        assertThat(text).contains("not seen yet", "/answers", "\"question\":\"target-version\""));

        scenario.at("1S").seen("web", "1.3");
        assertThat(scenario.openPhase()).isEqualTo("Deploy");
    }

    @Test
    void aPersonsWordOrAnEmergencyDoesNotWaitForIt() {
        prepared(withoutPrevious(scenario.at("0S"))).at("1S").answeredTarget("1.2");
        assertThat(scenario.openPhase()).isEqualTo("Deploy");
        assertThat(scenario.target().version()).isEqualTo("1.2");
        assertThat(scenario.target().why()).contains("answered by ann");

        Scenario first = prepared(withoutPrevious(Scenario.usual().at("0S"))).answeredTarget("none");
        assertThat(first.openPhase()).isEqualTo("Deploy");
        assertThat(first.target().version()).isNull();

        Scenario emergency = Scenario.usual().kind(DeploymentKind.EMERGENCY);
        withoutPrevious(emergency.at("0S"));
        assertThat(reasons(emergency)).noneMatch(text -> text.contains("not seen yet"));
    }

    @Test
    void whereSeenAndRememberedDifferAPersonIsAskedAndUntilThenItIsWhatWasSeen() {
        prepared(withoutPrevious(
                        scenario.knowing("1.4", true).heard("1.4", How.DEPLOYED).at("0S")))
                .at("1S")
                .seen("web", "1.3");

        assertThat(scenario.openPhase()).isEqualTo("Pre-deployment");
        assertThat(reasons(scenario))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("1.3", "1.4"));
        assertThat(scenario.target().version()).isEqualTo("1.3");
        assertThat(scenario.timeline())
                .extracting(TimelineEntry::text)
                .anySatisfy(text -> assertThat(text).contains("1.3 was seen at web", "1.4"));

        scenario.at("2S").answeredTarget("1.3");
        assertThat(scenario.openPhase()).isEqualTo("Deploy");
        assertThat(scenario.watch().targetVersion()).isEqualTo("1.3");
    }

    @Test
    void theStartEventThatSaysWhatIsSeenHasAnsweredAlready() {
        scenario.heard("1.4", How.DEPLOYED).at("0S").started("2.0").at("1S").seen("web", "1.0");

        assertThat(scenario.target().question()).isNull();
        assertThat(scenario.target().version()).isEqualTo("1.0");
        assertThat(scenario.target().notes())
                .anySatisfy(note -> assertThat(note).contains("1.4"));
    }

    @Test
    void whatIsSeenGoesBeforeWhatTheStartEventSays() {
        scenario.at("0S").started("2.0").at("1S").seen("web", "1.1");

        assertThat(scenario.target().version()).isEqualTo("1.1");
        assertThat(scenario.target().question()).isNull();
        assertThat(scenario.target().notes())
                .anySatisfy(note -> assertThat(note).contains("1.0", "1.1"));
    }

    @Test
    void severalVersionsAtOnceAreAmbiguousAndNoTarget() {
        Scenario mixed = new Scenario(Scenario.CHECKLIST, TWO_TARGETS);
        mixed.at("0S").started("2.0").at("1S").seen("web", "1.0").seen("other", "1.1");

        assertThat(mixed.target().version()).isNull();
        assertThat(mixed.target().question()).contains("1.0 at web", "1.1 at other");
        assertThat(prepared(mixed).openPhase()).isEqualTo("Pre-deployment");
        assertThat(mixed.answeredTarget("1.0").openPhase()).isEqualTo("Deploy");
    }

    @Test
    void aTargetThatAnswersWithTwoVersionsIsAmbiguousUnlessTheNewestIsWhatWasHeardOfLast() {
        scenario.at("0S").started("2.0").at("1S").seen("web", "0.8").at("2S").seen("web", "0.9");
        assertThat(scenario.target().version()).isNull();

        Scenario heard = Scenario.usual().heard("0.9", How.DEPLOYED);
        heard.at("0S").started("2.0").at("1S").seen("web", "0.8").at("2S").seen("web", "0.9");
        assertThat(heard.target().version()).isEqualTo("0.9");
    }

    @Test
    void theStableVersionsOwnTargetsTellWhatRunsAndObserversTellNothing() {
        Scenario beside = new Scenario(Scenario.CHECKLIST, TWO_TARGETS);
        beside.at("0S").started("2.0").at("1S").seen("web", "0.9").seen("stable", TargetRole.BASELINE, "1.0");
        assertThat(beside.target().version()).isEqualTo("1.0");
        assertThat(beside.seen("probe", TargetRole.CONTROL, "7").last()).isInstanceOf(CommandResult.Unchanged.class);
        assertThat(beside.seen("staging:web", "7").last()).isInstanceOf(CommandResult.Unchanged.class);
        assertThat(beside.seen("stable", TargetRole.BASELINE, "2.0")
                        .deployment()
                        .isCandidateThere())
                .isFalse();
    }

    @Test
    void aSeenVersionThatIsKnownBadIsNoTargetAndThatIsSaid() {
        withoutPrevious(scenario.knowing("1.3", false).at("0S")).at("1S").seen("web", "v1.3");

        assertThat(scenario.target().version()).isNull();
        assertThat(scenario.target().question()).contains("known bad");
    }

    @Test
    void whatTheVersionIsSpelledLikeMakesNoDifferenceAndTheReceiversGetThePipelinesSpelling() {
        scenario.heard("1.0", How.DEPLOYED).at("0S").started("2.0").at("1S").seen("web", "v1.0");

        assertThat(scenario.target().version()).isEqualTo("1.0");
        assertThat(scenario.target().question()).isNull();
        assertThat(scenario.target().notes()).isEmpty();
    }

    @Test
    void aCancelledDeploymentsVersionIsNoTargetByItself() {
        Scenario cancelled = shownNowhere().knowing("1.0", true).heard("1.1", How.CANCELLED);
        withoutPrevious(cancelled.at("0S"));

        assertThat(cancelled.target().version()).isNull();
        assertThat(cancelled.target().question()).contains("1.1", "cancelled", "1.0");
        assertThat(prepared(cancelled).openPhase()).isEqualTo("Pre-deployment");
        assertThat(cancelled.answeredTarget("1.0").openPhase()).isEqualTo("Deploy");

        Scenario seen = Scenario.usual().knowing("1.0", true).heard("1.1", How.CANCELLED);
        withoutPrevious(seen.at("0S")).at("1S").seen("web", "1.1");
        assertThat(seen.target().version()).isEqualTo("1.1");
        assertThat(seen.target().question()).isNull();
    }

    @Test
    void whatWasTakenBackAfterACancellationIsNoSurpriseWhereItIsSeen() {
        Scenario again = Scenario.usual().knowing("1.0", true).heard("2.0", How.CANCELLED);
        withoutPrevious(again.at("0S")).at("1S").seen("web", "1.0");
        assertThat(again.target().version()).isEqualTo("1.0");
        assertThat(again.target().question()).isNull();

        Scenario said = shownNowhere().heard("2.0", How.CANCELLED);
        said.at("0S").started("2.0");
        assertThat(said.target().version()).isEqualTo("1.0");
        assertThat(said.target().question()).isNull();
    }

    @Test
    void whatTheStartSaysAndWhatIsRememberedDifferAndNothingIsSeenSoAPersonIsAsked() {
        Scenario said = shownNowhere().heard("1.4", How.DEPLOYED);
        said.at("0S").started("2.0");
        assertThat(said.target().version()).isEqualTo("1.4");
        assertThat(said.target().question()).contains("1.0", "1.4");

        Scenario cancelled = shownNowhere().heard("1.4", How.CANCELLED);
        cancelled.at("0S").started("2.0");
        assertThat(cancelled.target().version()).isNull();
        assertThat(cancelled.target().question()).contains("1.0", "1.4");
    }

    @Test
    void whereNoTargetShowsAVersionProgressTellsWhatRuns() {
        Scenario reported = shownNowhere().heard("1.4", How.DEPLOYED);
        withoutPrevious(reported.at("0S"));
        assertThat(reported.target().version()).isEqualTo("1.4");
        assertThat(prepared(reported).openPhase()).isEqualTo("Deploy");

        Scenario failed = shownNowhere().knowing("1.4", true).heard(null, How.ROLLBACK_FAILED);
        withoutPrevious(failed.at("0S"));
        assertThat(failed.target().version()).isNull();
        assertThat(failed.target().question()).contains("a rollback did not work");
    }

    @Test
    void aFirstDeploymentWhereNothingShowsAVersionIsNotHeldAndSaysWhatThatMeans() {
        Scenario first = shownNowhere();
        withoutPrevious(first.at("0S"));

        assertThat(first.target().question()).isNull();
        assertThat(first.target().notes())
                .singleElement()
                .satisfies(note -> assertThat(note).contains("pages a person", "previousVersion"));
        assertThat(first.timeline())
                .extracting(TimelineEntry::text)
                .anySatisfy(text -> assertThat(text).contains("pages a person"));
        assertThat(prepared(first).openPhase()).isEqualTo("Deploy");
    }

    @Test
    void whatIsOnlyRememberedAsGoodIsNeverATargetByItself() {
        Scenario remembered = shownNowhere().knowing("1.0", true);
        withoutPrevious(remembered.at("0S"));

        assertThat(remembered.target().version()).isNull();
    }

    @Test
    void whatIsSeenAfterTheDeployPhaseBeganIsNotWhatRanBeforeUnlessNothingWasSeenYet() {
        prepared(scenario.at("0S").started("2.0"))
                .at("1S")
                .seen("web", "1.0")
                .at("2S")
                .seen("web", "1.9-hotfix");
        assertThat(scenario.target().version()).isEqualTo("1.0");

        Scenario late = Scenario.usual();
        prepared(late.at("0S").started("2.0")).at("1S").seen("web", "1.1");
        assertThat(late.target().version()).isEqualTo("1.1");
    }

    @Test
    void aVersionThatRunsAlreadyIsThereAtOnceAndNoTargetOfItself() {
        withoutPrevious(scenario.knowing("2.0", true)
                        .knowing("1.0", true)
                        .heard("2.0", How.DEPLOYED)
                        .at("0S"))
                .at("1S")
                .seen("web", "2.0");
        assertThat(scenario.deployment().isCandidateThere()).isTrue();
        assertThat(scenario.deployment().isArmed()).isFalse();
        assertThat(scenario.target().version()).isNull();
        assertThat(scenario.target().question()).isNull();

        prepared(scenario.at("5S"));
        assertThat(scenario.openPhase()).isEqualTo("Deploy");
        assertThat(scenario.watch().armed()).isTrue();
        assertThat(scenario.watch().since()).isEqualTo(Scenario.T0.plusSeconds(5));
    }

    @Test
    void onceTheNewVersionIsThereNobodyIsWaitedFor() {
        prepared(withoutPrevious(scenario.at("0S"))).at("1S").progress(ProgressReported.What.DEPLOYED);

        assertThat(scenario.openPhase()).isEqualTo("Post-deployment verification");
        assertThat(scenario.target().version()).isNull();
    }

    @Test
    void anAnswerIsRefusedWhereItCannotBeRight() {
        scenario.at("0S").started("2.0");
        assertThat(scenario.answeredTarget("v2.0").refusal()).contains("is the one that is deployed");
        assertThat(scenario.answeredTarget(" ").refusal()).contains("version is missing");
        assertThat(scenario.act((d, at) -> TargetCommands.answer(d, "0.9", true, null, "ann", at))
                        .refusal())
                .contains("known bad");
        assertThat(scenario.cancelled().answeredTarget("1.0").refusal()).contains("cancelled");
    }

    @Test
    void theSameSightingAgainChangesNothing() {
        scenario.at("0S").started("2.0").at("1S").seen("web", "1.0").at("2S").seen("web", "1.0");
        assertThat(scenario.last()).isInstanceOf(CommandResult.Unchanged.class);
    }

    @Test
    void whatWasSeenAndAnsweredUnderAPlanStaysWhenItIsBound() {
        scenario.at("0S").planned("2.0").answeredTarget("1.2").at("60S").started("2.0");
        assertThat(scenario.target().version()).isEqualTo("1.2");

        Scenario seen = Scenario.usual();
        seen.at("0S").planned("2.0").at("1S").seen("web", "1.1").at("60S").started("2.0");
        assertThat(seen.target().version()).isEqualTo("1.1");
    }

    @Test
    void productionIsLookedAtWhileStagingIsDeployedUntilItsVersionWasSeen() {
        Scenario staged = new Scenario(StagingTest.CHECKLIST, StagingTest.BOTH);
        withoutPrevious(staged.at("0S")).at("1S").ticked("Release notes");
        assertThat(staged.openPhase()).isEqualTo("Staging deployment");
        assertThat(staged.watch().targets()).extracting(target -> target.name()).contains("web", "staging:web");

        staged.at("2S").seen("web", "1.0");
        assertThat(staged.watch().targets()).extracting(target -> target.name()).containsExactly("staging:web");
    }

    @Test
    void theGateNamedByItsStageSaysTheSame() {
        withoutPrevious(scenario.at("0S"));
        assertThat(Gates.of(scenario.deployment(), "deploy", scenario.now())
                        .orElseThrow()
                        .reasons())
                .extracting(Reason::text)
                .anySatisfy(text -> assertThat(text).contains("not seen yet"));
        scenario.at("1S")
                .seen("web", "1.0")
                .progress(ProgressReported.What.DEPLOYED)
                .triggerVerdict("Error rate > 5%", VerdictKind.HEALTHY);
        assertThat(scenario.deployment().isArmed()).isTrue();
    }
}
