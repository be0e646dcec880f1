package dev.goaround.rollback.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.rollback.RollbackFailed;
import dev.goaround.contracts.rollback.RollbackVerified;
import dev.goaround.contracts.rollback.StepDone;
import dev.goaround.contracts.rollback.StepFailed;
import dev.goaround.contracts.rollback.StepStarted;
import dev.goaround.contracts.rollback.StepUnknown;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.rollback.actuators.StepResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RollbackStateMachineTest {

    private static final StepResult DONE = new StepResult.Done("answered 200", null);
    private static final StepResult RETRY = new StepResult.Retry(null, "answered 500");

    @Test
    void theFirstStepBeginsWithTheFence() {
        Walk.ofSteps("undo")
                .expect(RollbackState.AwaitingFence.class)
                .at("1S")
                .due()
                .expect(RollbackState.AwaitingFence.class)
                .fenced()
                .expect(RollbackState.StepDue.class)
                .due()
                .expect(RollbackState.Calling.class)
                .expectAction(ActuatorCall.CarryOut.class)
                .expectEvents(StepStarted.class);
    }

    @Test
    void withoutAFenceItBeginsAfterABoundedWait() {
        Walk.ofSteps("undo")
                .at("9S")
                .due()
                .expect(RollbackState.AwaitingFence.class)
                .at("10S")
                .due()
                .expectAction(ActuatorCall.CarryOut.class);
    }

    @Test
    void aFenceThatWasSeenFirstIsNotWaitedFor() {
        Transition transition = RollbackStateMachine.ordered(
                        Walk.order("1.0.0", "undo"),
                        Optional.of(new RollbackState.FencedEarly(Walk.ZERO, null)),
                        Walk.TERMS,
                        Walk.ZERO)
                .orElseThrow();
        assertThat(transition.next()).isEqualTo(new RollbackState.StepDue(0, Walk.ZERO));
    }

    @Test
    void aTargetThatTheFenceRefusesIsNotGoneBackTo() {
        Walk.ofSteps("undo")
                .refused("1.0.0 is known bad")
                .expect(RollbackState.Failed.class)
                .expectEvents(RollbackFailed.class)
                .due()
                .expectNoAction();
        Transition early = RollbackStateMachine.ordered(
                        Walk.order("1.0.0", "undo"),
                        Optional.of(new RollbackState.FencedEarly(Walk.ZERO, "1.0.0 is known bad")),
                        Walk.TERMS,
                        Walk.ZERO)
                .orElseThrow();
        assertThat(early.next()).isEqualTo(new RollbackState.Failed("1.0.0 is known bad", Walk.ZERO));
    }

    @Test
    void withoutAFenceATargetThatIsKnownBadIsNotGoneBackToEither() {
        Walk.ofSteps("undo")
                .knownBad("1.0.0 is known bad")
                .at("10S")
                .due()
                .expectNoAction()
                .expect(RollbackState.Failed.class)
                .expectEvents(RollbackFailed.class);
        Walk.ofSteps("undo").knownBad("1.0.0 is known bad").fenced().due().expectAction(ActuatorCall.CarryOut.class);
    }

    @Test
    void theUndoIsDoneAlthoughTheTrafficCouldNotBeTakenAway() {
        Walk.ofSteps("~canary", "undo")
                .fenced()
                .due()
                .outcome(new StepResult.Refused("no such route"))
                .expect(RollbackState.StepDue.class)
                .expectEvents(StepStarted.class, StepFailed.class)
                .due()
                .expectAction(ActuatorCall.CarryOut.class)
                .outcome(DONE)
                .expect(RollbackState.Verifying.class);
        Walk.ofSteps("~canary", "undo")
                .fenced()
                .due()
                .outcome(new StepResult.Unknown("no answer"))
                .expect(RollbackState.StepDue.class);
        Walk.ofSteps("undo", "~canary")
                .fenced()
                .due()
                .outcome(DONE)
                .due()
                .outcome(new StepResult.Refused("no such route"))
                .expect(RollbackState.Failed.class);
    }

    @Test
    void aSecondFenceChangesNothing() {
        Walk.ofSteps("undo").fenced().due().fenced().expect(RollbackState.Calling.class);
    }

    @Test
    void stepsFollowOneAnotherAndTheLastOneSaysSo() {
        Walk walk = Walk.ofSteps("frontend", "backend").fenced().due();
        assertThat(walk.action().fillIns().key()).isEqualTo("order-dep-1-1");
        assertThat(walk.action().fillIns().step()).isEqualTo("frontend");
        walk.outcome(DONE).expect(RollbackState.StepDue.class).due();
        assertThat(walk.action().fillIns().key()).isEqualTo("order-dep-1-2");
        walk.at("3S").outcome(DONE).expect(RollbackState.Verifying.class).expectDueAt("5M3S");
        walk.expectEvents(StepStarted.class, StepDone.class, StepStarted.class, StepDone.class);
        assertThat(walk.events())
                .filteredOn(StepDone.class::isInstance)
                .extracting(event -> ((StepDone) event).last())
                .containsExactly(false, true);
    }

    @Test
    void aRetryBacksOffAndKeepsTheKeyUntilTheStepsTimeIsOver() {
        Walk walk = Walk.ofSteps("undo").fenced().due().outcome(RETRY).expect(RollbackState.Pausing.class);
        walk.expectDueAt("0.5S").due().expectNoAction().at("0.5S").due().expectAction(ActuatorCall.CarryOut.class);
        assertThat(walk.action().fillIns().key()).isEqualTo("order-dep-1-1");
        walk.outcome(RETRY).expectDueAt("1.5S").at("1.5S").due().outcome(RETRY).expectDueAt("3.5S");
        walk.at("58S").due().outcome(RETRY).expect(RollbackState.Failed.class);
        walk.expectEvents(StepStarted.class, StepFailed.class, RollbackFailed.class);
        assertThat(((StepFailed) walk.events().get(1)).reason())
                .isEqualTo("given up after 4 attempts in 58 s; the last one: answered 500");
    }

    @Test
    void aStepOfWhichOneAttemptMayHaveWorkedIsUnknownWhenNoneIsKnownTo() {
        StepResult maybe = new StepResult.Retry(null, "no answer", true);
        Walk.ofSteps("undo", "pipeline<undo")
                .fenced()
                .due()
                .outcome(maybe)
                .at("1S")
                .due()
                .outcome(RETRY)
                .at("59.9S")
                .due()
                .outcome(RETRY)
                .expectEvents(StepStarted.class, StepUnknown.class, RollbackFailed.class);
        Walk.ofSteps("undo", "pipeline<undo")
                .fenced()
                .due()
                .outcome(maybe)
                .at("1S")
                .due()
                .outcome(new StepResult.Refused("answered 403"))
                .expectEvents(StepStarted.class, StepUnknown.class, RollbackFailed.class);
    }

    @Test
    void whatMayStillBeAtWorkIsNotMetByWhatStandsInForIt() {
        Walk walk = Walk.ofSteps("undo", "pipeline<undo")
                .fenced()
                .due()
                .outcome(new StepResult.Begun("run:5", "https://runs/5", true, Duration.ofSeconds(3)))
                .at("61S")
                .due()
                .expectEvents(StepStarted.class, StepUnknown.class, RollbackFailed.class);
        assertThat(((StepUnknown) walk.events().get(1)).reason())
                .contains("it has not ended in the step's 60 s: https://runs/5", "may still be at work");
    }

    @Test
    void theReceiversOwnWaitIsHonoured() {
        Walk.ofSteps("undo")
                .fenced()
                .due()
                .outcome(new StepResult.Retry(Duration.ofSeconds(20), "answered 429"))
                .expectDueAt("20S");
    }

    @Test
    void aWaitBeyondTheStepsTimeFailsAtOnce() {
        Walk.ofSteps("undo")
                .fenced()
                .due()
                .outcome(new StepResult.Retry(Duration.ofMinutes(2), "answered 429"))
                .expect(RollbackState.Failed.class);
    }

    @Test
    void aRefusalFailsTheRollback() {
        Walk.ofSteps("undo")
                .fenced()
                .due()
                .outcome(new StepResult.Refused("answered 403"))
                .expect(RollbackState.Failed.class)
                .expectEvents(StepStarted.class, StepFailed.class, RollbackFailed.class);
    }

    @Test
    void anUnknownOutcomeIsSaidAndPagesAPerson() {
        Walk walk = Walk.ofSteps("undo").fenced().due().outcome(new StepResult.Unknown("no answer"));
        walk.expect(RollbackState.Failed.class)
                .expectEvents(StepStarted.class, StepUnknown.class, RollbackFailed.class);
        assertThat(((RollbackFailed) walk.events().get(2)).reason())
                .contains("whether step undo took effect is not known", "roll back to 1.0.0 by hand");
    }

    @Test
    void whatWasBegunIsFollowedToItsEnd() {
        Walk.ofSteps("undo")
                .fenced()
                .due()
                .outcome(new StepResult.Begun("run:5", "https://runs/5", true, Duration.ofSeconds(3)))
                .expect(RollbackState.Following.class)
                .expectDueAt("3S")
                .at("3S")
                .due()
                .expectAction(ActuatorCall.Follow.class)
                .outcome(new StepResult.Begun("run:5", "https://runs/5", true, Duration.ofSeconds(3)))
                .at("6S")
                .due()
                .outcome(DONE)
                .expect(RollbackState.Verifying.class);
    }

    @Test
    void whatDoesNotEndInItsTimeIsUnknown() {
        Walk walk = Walk.ofSteps("undo")
                .fenced()
                .due()
                .outcome(new StepResult.Begun("run:5", "https://runs/5", true, Duration.ofSeconds(3)))
                .at("61S")
                .due()
                .expectEvents(StepStarted.class, StepUnknown.class, RollbackFailed.class);
        assertThat(((StepUnknown) walk.events().get(1)).reason())
                .isEqualTo("it has not ended in the step's 60 s: https://runs/5. It may still be at work");
        Walk.ofSteps("undo")
                .fenced()
                .due()
                .outcome(new StepResult.Begun("maybe:x", null, false, Duration.ofSeconds(3)))
                .at("61S")
                .due()
                .expectEvents(StepStarted.class, StepUnknown.class, RollbackFailed.class);
    }

    @Test
    void aCallWhoseMakerIsGoneIsTakenUpAfterItsLease() {
        Walk walk = Walk.ofSteps("undo")
                .fenced()
                .due()
                .at("29S")
                .due()
                .expectNoAction()
                .at("30S")
                .due();
        walk.expectAction(ActuatorCall.TakeUp.class).expectEvents(StepStarted.class, StepStarted.class);
        assertThat(((ActuatorCall.TakeUp) walk.action()).callAt()).isEqualTo(Walk.ZERO);
        assertThat(walk.action().fillIns().key()).isEqualTo("order-dep-1-1");
        walk.outcome(DONE).expect(RollbackState.Verifying.class);
    }

    @Test
    void aRestartedInstanceTakesItsOwnCallUpAtOnceAndNoOneElses() {
        Walk.ofSteps("undo").fenced().due().at("2S").restarted("another").due().expectNoAction();
        Walk.ofSteps("undo").fenced().due().at("2S").restarted("one").due().expectAction(ActuatorCall.TakeUp.class);
    }

    @Test
    void anotherRestartLooksForTheSameCallsEffect() {
        Walk walk = Walk.ofSteps("undo")
                .fenced()
                .due()
                .at("2S")
                .restarted("one")
                .due()
                .at("4S")
                .restarted("one")
                .due();
        assertThat(((ActuatorCall.TakeUp) walk.action()).callAt()).isEqualTo(Walk.ZERO);
    }

    @Test
    void aRestartAsksAtOnceAboutWhatGoesOn() {
        Walk.ofSteps("undo")
                .fenced()
                .due()
                .outcome(new StepResult.Begun("run:5", null, true, Duration.ofSeconds(3)))
                .at("3S")
                .due()
                .at("4S")
                .restarted("one")
                .due()
                .expectAction(ActuatorCall.Follow.class);
    }

    @Test
    void itIsVerifiedWhenEveryCheckOfThePlanHolds() {
        Walk walk = verifying()
                .check("verify-version", 4, VerdictKind.INSUFFICIENT, null)
                .check("verify-health", 4, VerdictKind.INSUFFICIENT, null)
                .check("verify-version", 4, VerdictKind.HEALTHY, null)
                .expect(RollbackState.Verifying.class)
                .at("42S")
                .check("verify-health", 4, VerdictKind.HEALTHY, null)
                .expect(RollbackState.Verified.class);
        RollbackVerified verified = (RollbackVerified) walk.events().get(2);
        assertThat(verified.runningVersion()).isEqualTo("1.0.0");
        assertThat(verified.took()).isEqualTo(Duration.ofSeconds(42));
        assertThat(verified.proofs())
                .containsExactly(
                        "verify-health text: verify-health is HEALTHY",
                        "verify-version text: verify-version is HEALTHY");
    }

    @Test
    void aPendingCheckIsNoProof() {
        verifying().check("verify-health", 4, VerdictKind.HEALTHY, Walk.ZERO).expect(RollbackState.Verifying.class);
    }

    @Test
    void aLaterPlanForgetsNoCheckAndAnEarlierOneIsPassedOver() {
        verifying()
                .check("verify-health", 4, VerdictKind.INSUFFICIENT, null)
                .check("verify-version", 5, VerdictKind.INSUFFICIENT, null)
                .check("verify-health", 4, VerdictKind.HEALTHY, null)
                .expect(RollbackState.Verifying.class)
                .check("verify-version", 5, VerdictKind.HEALTHY, null)
                .expect(RollbackState.Verifying.class)
                .check("verify-health", 5, VerdictKind.HEALTHY, null)
                .expect(RollbackState.Verified.class);
    }

    @Test
    void whatWasProvedUnderAnEarlierPlanNeedNotBeSaidAgain() {
        verifying()
                .check("verify-health", 4, VerdictKind.HEALTHY, Walk.ZERO)
                .check("verify-version", 4, VerdictKind.INSUFFICIENT, null)
                .check("verify-health", 4, VerdictKind.HEALTHY, null)
                .check("verify-version", 5, VerdictKind.HEALTHY, null)
                .expect(RollbackState.Verified.class);
    }

    @ParameterizedTest
    @EnumSource(value = VerdictKind.class, mode = EnumSource.Mode.EXCLUDE, names = "HEALTHY")
    void nothingButHealthyVerifies(VerdictKind kind) {
        verifying()
                .check("verify-health", 4, VerdictKind.HEALTHY, Walk.ZERO)
                .check("verify-version", 4, kind, null)
                .check("verify-health", 4, VerdictKind.HEALTHY, null)
                .expect(RollbackState.Verifying.class)
                .at("5M")
                .due()
                .expect(RollbackState.Failed.class);
    }

    @Test
    void whereNoTargetSaysItsVersionTheProofsSaySoAndNoVersionIsSaidToRun() {
        Walk walk = verifying().check("verify-health", 4, VerdictKind.HEALTHY, null);
        RollbackVerified verified = (RollbackVerified) walk.events().get(2);
        assertThat(verified.runningVersion()).isNull();
        assertThat(verified.proofs())
                .containsExactly(
                        "verify-health text: verify-health is HEALTHY",
                        "no target says its version: that 1.0.0 runs was not seen");
    }

    @Test
    void theSameOrderAgainAndASecondFenceMoveNothing() {
        Walk walk = Walk.ofSteps("undo").fenced().due().outcome(DONE);
        assertThat(walk.rollback().fenced(null, Walk.ZERO)).isEmpty();
        assertThat(walk.rollback().fenced("known bad", Walk.ZERO)).isEmpty();
    }

    @Test
    void everyEventOfARollbackHasItsOwnId() {
        Walk walk = Walk.ofSteps("~canary", "~edge", "undo", "person<undo")
                .fenced()
                .due()
                .outcome(new StepResult.Unknown("no answer"))
                .due()
                .outcome(new StepResult.Unknown("no answer, either"))
                .due()
                .at("2S")
                .restarted("one")
                .due()
                .outcome(new StepResult.Refused("no"))
                .due()
                .outcome(DONE)
                .check("verify-health", 4, VerdictKind.HEALTHY, null);
        walk.expectEvents(
                StepStarted.class,
                StepUnknown.class,
                StepStarted.class,
                StepUnknown.class,
                StepStarted.class,
                StepStarted.class,
                StepFailed.class,
                StepStarted.class,
                StepDone.class,
                RollbackVerified.class);
        assertThat(walk.events().stream().map(RollbackEventId::of)).doesNotHaveDuplicates();
        assertThat(RollbackEventId.of(walk.events().get(1))).isEqualTo("order-dep-1:step-unknown:order-dep-1-1");
    }

    @Test
    void aReceiverThatWantsToBeLeftAloneIsAskedOnceMoreBeforeTheEndOfTheStepsTime() {
        StepResult tomorrow = new StepResult.Begun("run:5", null, true, Duration.ofDays(1));
        Walk.ofSteps("undo")
                .fenced()
                .due()
                .outcome(tomorrow)
                .expectDueAt("59S")
                .at("59S")
                .due()
                .expectAction(ActuatorCall.Follow.class)
                .outcome(tomorrow)
                .expectDueAt("1M")
                .at("1M")
                .due()
                .expectEvents(StepStarted.class, StepUnknown.class, RollbackFailed.class);
    }

    @Test
    void anAttemptHasTheTimeThatIsLeftForItsStep() {
        Walk walk = Walk.ofSteps("undo").fenced().due();
        assertThat(walk.action().step().timeout()).isEqualTo(Duration.ofMinutes(1));
        walk.at("20S").outcome(RETRY).at("21S").due();
        assertThat(walk.action().step().timeout()).isEqualTo(Duration.ofSeconds(39));
        walk.at("58S").outcome(RETRY).at("59S").due();
        assertThat(walk.action().step().timeout()).as("what a call usually has").isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aCallIsTakenForLostOnlyAfterAllOfItsTime() {
        Walk.ofSteps("undo")
                .callsLasting(Duration.ofSeconds(40))
                .fenced()
                .due()
                .expectDueAt("50S")
                .at("49.9S")
                .due()
                .expectNoAction()
                .outcome(new StepResult.Begun("run:5", null, true, Duration.ofSeconds(1)))
                .at("51S")
                .due()
                .expectAction(ActuatorCall.Follow.class)
                .expectDueAt("1M41S");
    }

    @Test
    void whatIsNotVerifiedInItsTimeHasFailedAndSaysWhy() {
        Walk walk = verifying()
                .check("verify-health", 4, VerdictKind.BREACH, null)
                .at("4M59S")
                .due();
        walk.expect(RollbackState.Verifying.class).at("5M").due().expect(RollbackState.Failed.class);
        assertThat(((RollbackState.Failed) walk.state()).reason())
                .isEqualTo("the steps were carried out, but the rollback could not be verified in 300 s:"
                        + " verify-health text: verify-health is BREACH");
    }

    @Test
    void withoutATargetOrStepsItFailsAtOnceAndSaysWhatToDo() {
        Walk none = Walk.of(Walk.order(null, "undo"))
                .expect(RollbackState.Failed.class)
                .expectEvents(RollbackFailed.class);
        assertThat(((RollbackState.Failed) none.state()).reason())
                .contains("no version to roll back to is known for shop in production: roll back by hand");
        Walk empty = Walk.ofSteps().expect(RollbackState.Failed.class);
        assertThat(((RollbackState.Failed) empty.state()).reason())
                .contains("no rollback steps are configured", "roll back to 1.0.0 by hand", "service definition");
        Walk same = Walk.of(Walk.order("2.0.0", "undo")).expect(RollbackState.Failed.class);
        assertThat(((RollbackState.Failed) same.state()).reason()).contains("the one that is being rolled back");
    }

    @Test
    void whatStandsInForAFailedStepIsTriedInItsOrderAndThenTheRollbackGoesOn() {
        Walk walk = Walk.ofSteps("undo", "pipeline<undo", "person<undo", "db")
                .fenced()
                .due()
                .outcome(new StepResult.Refused("no"))
                .expect(RollbackState.StepDue.class)
                .due()
                .outcome(new StepResult.Refused("no, either"))
                .due()
                .outcome(DONE)
                .due()
                .outcome(DONE)
                .expect(RollbackState.Verifying.class)
                .expectEvents(
                        StepStarted.class,
                        StepFailed.class,
                        StepStarted.class,
                        StepFailed.class,
                        StepStarted.class,
                        StepDone.class,
                        StepStarted.class,
                        StepDone.class);
        assertThat(((StepStarted) walk.events().get(2)).idempotencyKey()).isEqualTo("order-dep-1-2");
        assertThat(((StepDone) walk.events().get(5)).last()).isFalse();
        assertThat(((StepDone) walk.events().get(7)).last()).isTrue();
    }

    @Test
    void whatStandsInForAStepThatIsDoneIsPassedOver() {
        Walk walk = Walk.ofSteps("undo", "pipeline<undo")
                .fenced()
                .due()
                .outcome(DONE)
                .expect(RollbackState.Verifying.class);
        assertThat(((StepDone) walk.events().get(1)).last()).isTrue();
    }

    @Test
    void whatStandsInForAnotherStepDoesNotHelpThisOne() {
        Walk.ofSteps("undo", "db", "person<db")
                .fenced()
                .due()
                .outcome(new StepResult.Refused("no"))
                .expect(RollbackState.Failed.class);
    }

    @Test
    void anUnknownStepIsAPersonsAndNothingStandsInForIt() {
        Walk.ofSteps("undo", "pipeline<undo")
                .fenced()
                .due()
                .outcome(new StepResult.Unknown("who knows"))
                .expect(RollbackState.Failed.class)
                .expectEvents(StepStarted.class, StepUnknown.class, RollbackFailed.class);
    }

    @Test
    void anEndedRollbackDoesNothingMore() {
        Walk.ofSteps().at("1000S").due().expectNoAction().fenced().expect(RollbackState.Failed.class);
        verifying()
                .check("verify-health", 4, VerdictKind.HEALTHY, null)
                .at("1H")
                .due()
                .expectNoAction()
                .check("verify-health", 4, VerdictKind.BREACH, null)
                .expect(RollbackState.Verified.class);
    }

    @Test
    void pausesDoubleUpToHalfAMinute() {
        assertThat(ExecutionTimes.pauseAfter(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(ExecutionTimes.pauseAfter(4)).isEqualTo(Duration.ofSeconds(4));
        assertThat(ExecutionTimes.pauseAfter(7)).isEqualTo(Duration.ofSeconds(30));
        assertThat(ExecutionTimes.pauseAfter(1000)).isEqualTo(Duration.ofSeconds(30));
    }

    private static Walk verifying() {
        return Walk.ofSteps("undo").fenced().due().outcome(DONE).expect(RollbackState.Verifying.class);
    }
}
