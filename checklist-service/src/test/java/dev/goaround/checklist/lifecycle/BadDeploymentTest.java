package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.gate.Gates;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.DeploymentFenced;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.rollback.PersonAsk;
import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.rollback.RollbackFailed;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackVerified;
import dev.goaround.contracts.rollback.StepDone;
import dev.goaround.contracts.rollback.StepStarted;
import dev.goaround.contracts.rollback.StepUnknown;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.WatchPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BadDeploymentTest {

    private Scenario scenario = Scenario.usual();

    private Scenario told(Function<Instant, RollbackEvent> event) {
        return scenario.act((d, at) -> RollbackCommands.told(d, event.apply(at), null, at));
    }

    private String order() {
        return RollbackOrdered.idFor(scenario.deployment().id());
    }

    private Scenario stepDone() {
        told(at -> new StepStarted(scenario.deployment().ref(), order(), "web", "key-1", 1, at));
        return told(at -> new StepDone(scenario.deployment().ref(), order(), "web", "key-1", true, "200", null, at));
    }

    @Test
    void aBreachedTriggerHoldsTheGates() {
        scenario.untilMonitoring().at("20S").triggerVerdict("Error rate > 5%", VerdictKind.BREACH);

        assertThat(Gates.of(scenario.deployment(), "end", scenario.now())
                        .orElseThrow()
                        .reasons())
                .extracting(Reason::code)
                .contains(Reason.Code.VERDICT_BREACH);
    }

    @Test
    void aTargetThatIsRefusedIsRefusedWithTheFence() {
        scenario.untilMonitoring().at("20S").ordered("Error rate > 5%", "1.0 is known bad");

        assertThat(scenario.deployment().state().label()).isEqualTo("rolling-back");
        assertThat(scenario.event(DeploymentFenced.class).refusal()).isEqualTo("1.0 is known bad");
        assertThat(scenario.timeline())
                .extracting(TimelineEntry::text)
                .contains("the rollback is not carried out: 1.0 is known bad");
    }

    @Test
    void whatAPersonIsAskedForIsInTheTimeline() {
        scenario.untilMonitoring().at("20S").ordered("Error rate > 5%");
        told(at -> new StepStarted(
                scenario.deployment().ref(),
                order(),
                "db",
                "key-1",
                1,
                new PersonAsk("Take the migrations back", List.of("./migrate down --to 1.0"), at.plusSeconds(60)),
                at));

        assertThat(scenario.timeline())
                .extracting(TimelineEntry::text)
                .contains("step db is a person's: Take the migrations back\n./migrate down --to 1.0");
    }

    @Test
    void anOrderFencesShutsTheGatesDisarmsAndOpensTheRollbackPhase() {
        scenario.untilMonitoring().at("20S").ordered("Error rate > 5%");

        assertThat(scenario.deployment().state().label()).isEqualTo("rolling-back");
        assertThat(scenario.event(DeploymentFenced.class).order()).isEqualTo(order());
        assertThat(scenario.watch().armed()).isFalse();
        assertThat(scenario.watch().purpose()).isEqualTo(WatchPurpose.DEPLOYMENT);
        assertThat(Gates.of(scenario.deployment(), "monitor", scenario.now())
                        .orElseThrow()
                        .state())
                .isEqualTo(Gates.Gate.State.REFUSED);
        scenario.ticked("old version serves");
        assertThat(scenario.item("old version serves").isSettled()).isTrue();
    }

    @Test
    void theLastStepAimsTheWatchAtTheOldVersion() {
        scenario.untilMonitoring().at("20S").ordered("Error rate > 5%").at("22S");
        stepDone();

        assertThat(scenario.watch().purpose()).isEqualTo(WatchPurpose.VERIFICATION);
        assertThat(scenario.watch().expectedVersion()).isEqualTo("1.0");
        assertThat(scenario.watch().since()).isEqualTo(Scenario.T0.plusSeconds(22));
        assertThat(scenario.watch().triggers()).isEmpty();
        assertThat(scenario.watch().checks())
                .extracting(check -> check.id())
                .containsExactly("verify-version", "verify-health", "verify-error_rate");
        assertThat(scenario.watch().checks().get(2).condition()).satisfies(condition -> {
            assertThat(condition.op()).isEqualTo(Comparison.AT_MOST);
            assertThat(condition.holding().heldFor()).isEqualTo(Duration.ZERO);
        });
    }

    @Test
    void theVerificationIsProbedForItsOwnTimeHoweverOldTheWatchIs() {
        Instant end = scenario.untilMonitoring().deployment().watch().expiresAt();
        Instant stepped = end.minusSeconds(1);
        scenario.at(end.minusSeconds(10)).ordered("Error rate > 5%").at(stepped);
        stepDone();

        assertThat(scenario.watch().expiresAt())
                .isEqualTo(stepped.plus(Duration.ofSeconds(30)).plus(Duration.ofMinutes(15)));
    }

    @Test
    void aTriggersLongWindowFitsIntoTheVerification() {
        scenario = new Scenario(
                Scenario.CHECKLIST.replace("Error rate > 5% for 2 minutes", "Error rate > 5% over 15 minutes"),
                Scenario.DEFINITION);
        scenario.untilMonitoring().at("20S").ordered("Error rate > 5%").at("22S");
        stepDone();

        assertThat(scenario.watch().checks())
                .extracting(check -> check.condition().over())
                .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(15));
    }

    @Test
    void whatCannotBeLookedAtAgainIsSaidInTheChecks() {
        scenario.untilMonitoring().at("20S").ordered("Data corruption").at("22S");
        stepDone();

        assertThat(scenario.watch().checks())
                .extracting(check -> check.text())
                .containsExactly(
                        "version 1.0 answers again",
                        "health is back (what the trigger fired on has no limit that could be looked at again)");
    }

    @Test
    void whereNoTargetShowsAVersionHealthAndTheTriggersSignalAreLookedAt() {
        scenario = new Scenario(Scenario.CHECKLIST, Scenario.DEFINITION.replace(", version-header: X-Version", ""));
        scenario.untilMonitoring().at("20S").ordered("Error rate > 5%").at("22S");
        stepDone();

        assertThat(scenario.watch().checks())
                .extracting(check -> check.id())
                .containsExactly("verify-health", "verify-error_rate");
    }

    @Test
    void aVerifiedRollbackEndsTheDeploymentAndTheWatch() {
        scenario.untilMonitoring().at("20S").ordered("Error rate > 5%").at("22S");
        stepDone();
        scenario.at("30S");
        told(at -> new RollbackVerified(
                scenario.deployment().ref(), order(), "1.0", List.of("health is 1"), Duration.ofSeconds(10), at));

        DeploymentEnded ended = scenario.event(DeploymentEnded.class);
        assertThat(ended.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(ended.runningVersion()).isEqualTo("1.0");
        assertThat(((CommandResult.Changed) scenario.last()).watchEnded()).isTrue();
        assertThat(scenario.deployment().rollback().verifiedAt()).isEqualTo(Scenario.T0.plusSeconds(30));
    }

    @Test
    void aFailedRollbackEndsTheDeploymentAsFailed() {
        scenario.untilMonitoring().at("20S").ordered(null).at("50S");
        told(at -> new StepUnknown(scenario.deployment().ref(), order(), "web", "key-1", "no answer", at));
        told(at -> new RollbackFailed(scenario.deployment().ref(), order(), "nobody knows", at));

        assertThat(scenario.event(DeploymentEnded.class).outcome()).isEqualTo(Outcome.ROLLBACK_FAILED);
        assertThat(((CommandResult.Changed) scenario.last()).watchEnded()).isTrue();
    }

    @Test
    void anOrderMadeBeforeTheEndWasKnownIsStillTrue() {
        scenario.untilMonitoring().at("700S").verdict("Monitor for 10", VerdictKind.HEALTHY);
        scenario.at("701S").ordered("Error rate > 5%");

        assertThat(scenario.deployment().state().label()).isEqualTo("rolling-back");
        assertThat(scenario.watch().revision()).isGreaterThan(3);
    }

    @Test
    void aRepeatedOrderAndStrangeNewsChangeNothing() {
        scenario.untilMonitoring().ordered(null);
        scenario.ordered(null);
        assertThat(scenario.last()).isInstanceOf(CommandResult.Unchanged.class);
        told(at -> new StepStarted(scenario.deployment().ref(), "order-other", "web", "k", 1, at));
        assertThat(scenario.last()).isInstanceOf(CommandResult.Unchanged.class);
    }

    @Test
    void theBoxesThatTheVerificationProvedTickThemselvesAndTheOthersStayAPersons() {
        Scenario boxes = new Scenario(
                Scenario.CHECKLIST.replace("- [ ] Check that the old version serves", """
                        - [ ] Verify the previous version is running
                        - [ ] Health checks pass
                        - [ ] Traffic is back on the old version
                        - [ ] Database healthy again
                        - [ ] Verify the previous version is running for all tenants
                        - [ ] Users can log in
                        """), Scenario.DEFINITION);
        boxes.untilMonitoring().at("20S").ordered("Error rate > 5%").at("30S");
        boxes.act((d, at) -> RollbackCommands.told(
                d,
                new RollbackVerified(
                        d.ref(),
                        RollbackOrdered.idFor(d.id()),
                        "1.0",
                        List.of("version 1.0 answers again: 1.0 answers (30 samples)", "health is back: health is 1"),
                        Duration.ofSeconds(10),
                        at),
                null,
                at));

        assertThat(boxes.item("previous version is running").state())
                .isInstanceOfSatisfying(ItemState.Done.class, done -> {
                    assertThat(done.by()).isEqualTo("goaround");
                    assertThat(done.evidence().what()).startsWith("version 1.0 answers again");
                });
        assertThat(boxes.item("Health checks pass").state())
                .isInstanceOfSatisfying(
                        ItemState.Done.class,
                        done -> assertThat(done.evidence().what()).startsWith("health is back"));
        // No step of this rollback moves traffic, so nothing proves where it is.
        for (String other : List.of("Traffic is back", "Database healthy", "for all tenants", "Users can log in")) {
            assertThat(boxes.item(other).isSettled()).as(other).isFalse();
        }
    }

    @Test
    void aTriggerKeepsTheVerdictByWhichItDecided() {
        scenario.untilMonitoring().at("20S").triggerVerdict("Error rate > 5%", VerdictKind.BREACH);
        scenario.ordered("Error rate > 5%").at("30S").triggerVerdict("Error rate > 5%", VerdictKind.HEALTHY);
        stepDone();
        told(at -> new RollbackVerified(
                scenario.deployment().ref(), order(), "1.0", List.of(), Duration.ofSeconds(10), at));
        scenario.at("40S").triggerVerdict("Error rate > 5%", VerdictKind.HEALTHY);

        assertThat(scenario.deployment().state().label()).isEqualTo("rolled-back");
        assertThat(scenario.deployment()
                        .trigger(scenario.trigger("Error rate > 5%"))
                        .orElseThrow()
                        .verdict()
                        .kind())
                .isEqualTo(VerdictKind.BREACH);
    }

    @Test
    void theVerdictOfAnOrderThatCameBeforeItsVerdictIsKept() {
        scenario.untilMonitoring().at("20S");
        String trigger = scenario.trigger("Error rate > 5%");
        Verdict breach = new Verdict(VerdictKind.BREACH, null, "error_rate 11 % > 5 %", null);
        scenario.act((d, at) -> RollbackCommands.told(
                d,
                new RollbackOrdered(
                        d.ref(),
                        order(),
                        RollbackOrdered.Cause.TRIGGER,
                        trigger,
                        "it is bad",
                        breach,
                        "goaround",
                        "1.0",
                        List.of(),
                        1,
                        at,
                        at,
                        null),
                null,
                at));

        assertThat(scenario.deployment().trigger(trigger).orElseThrow().verdict())
                .isEqualTo(breach);
    }
}
