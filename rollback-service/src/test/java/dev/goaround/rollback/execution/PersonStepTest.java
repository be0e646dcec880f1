package dev.goaround.rollback.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.rollback.PersonAsk;
import dev.goaround.contracts.rollback.RollbackFailed;
import dev.goaround.contracts.rollback.StepDone;
import dev.goaround.contracts.rollback.StepFailed;
import dev.goaround.contracts.rollback.StepStarted;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonStepTest {

    private static final PersonWord DONE = new PersonWord(true, "two tables dropped", "ada");

    @Test
    void aPersonIsShownTheCommandWithItsValuesAndNothingIsCalled() {
        Walk walk = asked().expectNoAction().expectDueAt("30M").expectEvents(StepStarted.class);
        PersonAsk ask = ((StepStarted) walk.events().get(0)).ask();
        assertThat(ask)
                .isEqualTo(new PersonAsk(
                        "Take the migrations of 2.0.0 back",
                        List.of("./migrate down --to 1.0.0"),
                        Walk.ZERO.plus(Duration.ofMinutes(30))));
        assertThat(walk.rollback().asked()).hasValue(new RollbackStateMachine.Asked("db", ask));
    }

    @Test
    void theWordThatItIsDoneLetsTheRollbackGoOn() {
        Walk walk = asked();
        assertThat(walk.at("5M").said("db", DONE)).isInstanceOf(PersonWordResult.Taken.class);
        walk.expect(RollbackState.StepDue.class).due().expectAction(ActuatorCall.CarryOut.class);
        StepDone done = (StepDone) walk.events().get(1);
        assertThat(done.answer()).isEqualTo("ada says that it is done: two tables dropped");
        assertThat(done.last()).isFalse();
    }

    @Test
    void theWordThatItFailedFailsTheRollbackAndSaysWhoSaidIt() {
        Walk walk = asked();
        walk.said("db", new PersonWord(false, " ", "ada"));
        walk.expect(RollbackState.Failed.class).expectEvents(StepStarted.class, StepFailed.class, RollbackFailed.class);
        assertThat(((StepFailed) walk.events().get(1)).reason()).isEqualTo("ada says that it failed");
    }

    @Test
    void whereNobodyAnswersInTimeTheStepFailsAndAPersonIsPaged() {
        Walk walk = asked().at("29M59S")
                .due()
                .expect(RollbackState.Asking.class)
                .at("30M")
                .due();
        walk.expect(RollbackState.Failed.class).expectEvents(StepStarted.class, StepFailed.class, RollbackFailed.class);
        assertThat(((StepFailed) walk.events().get(1)).reason()).isEqualTo("nobody said in 1800 s that it is done");
    }

    @Test
    void aRestartForgetsNeitherTheQuestionNorItsTime() {
        asked().at("10M")
                .restarted("one")
                .due()
                .expect(RollbackState.Asking.class)
                .expectDueAt("30M");
    }

    @Test
    void aWordThatFitsNoQuestionIsRefused() {
        Walk walk = asked();
        assertThat(walk.said("undo", DONE))
                .isEqualTo(new PersonWordResult.Refused("a person is asked for step db, not for undo"));
        walk.said("db", DONE);
        assertThat(walk.said("db", DONE))
                .isEqualTo(new PersonWordResult.Refused("no person is asked for anything now"));
        assertThat(walk.rollback().asked()).isEmpty();
    }

    private static Walk asked() {
        return Walk.ofSteps("?db", "undo").fenced().due().expect(RollbackState.Asking.class);
    }
}
