package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.adapter.DeploymentView;
import dev.goaround.checklist.deployment.adapter.DeploymentView.QuestionView;
import dev.goaround.contracts.request.AskAnswered;
import dev.goaround.contracts.verdict.VerdictKind;
import org.junit.jupiter.api.Test;

/** What a trigger in ask mode puts to a person is shown with the door to answer at, until it is answered or over. */
class QuestionTest {

    private static final String ASKS =
            "Errors <!-- goaround: trigger error_rate > 5% for 2m mode=ask on-silence=rollback silent-after=10m -->";

    private final Scenario scenario =
            new Scenario(Scenario.CHECKLIST.replace("Error rate > 5% for 2 minutes", ASKS), Scenario.DEFINITION);

    private QuestionView question() {
        return view().question();
    }

    private DeploymentView.TriggerView view() {
        return DeploymentView.of(scenario.deployment(), scenario.now()).triggers().stream()
                .filter(trigger -> "ask".equals(trigger.mode()))
                .findFirst()
                .orElseThrow();
    }

    private void breach() {
        scenario.untilMonitoring().at("20S").judged(view().id(), VerdictKind.BREACH);
    }

    @Test
    void aBreachIsAQuestionThatSaysByWhenAndWhereToAnswer() {
        breach();

        assertThat(question().since()).isEqualTo(scenario.now());
        assertThat(question().until()).isEqualTo(scenario.now().plusSeconds(600));
        assertThat(question().onSilence()).isEqualTo("rollback");
        assertThat(question().answerAt())
                .isEqualTo("/api/v1/deployments/" + scenario.deployment().id() + "/answers");
        assertThat(question().answer()).containsEntry("trigger", view().id()).containsKeys("rollBack", "reason");

        scenario.at("40S").judged(view().id(), VerdictKind.UNKNOWN);
        assertThat(question().since()).isEqualTo(scenario.now().minusSeconds(20));
    }

    @Test
    void anAnswerEndsIt() {
        breach();
        scenario.act((d, at) -> RequestCommands.answer(d, view().id(), false, "a known spike", "bea", at));

        assertThat(scenario.event(AskAnswered.class).rollBack()).isFalse();
        assertThat(question()).isNull();
    }

    @Test
    void silenceEndsItAndSoDoesTheEndOfTheBreachAfterWhichItIsAskedAnew() {
        breach();
        scenario.at("20M");
        assertThat(question()).isNull();

        scenario.judged(view().id(), VerdictKind.HEALTHY).at("21M").judged(view().id(), VerdictKind.BREACH);
        assertThat(question().since()).isEqualTo(scenario.now());
    }

    @Test
    void aFindingThatNoTriggerNamesIsAnsweredByItsName() {
        scenario.untilMonitoring()
                .act((d, at) -> RequestCommands.answer(d, "finding:odd-smell", true, "seen it, too", "bea", at));

        assertThat(scenario.event(AskAnswered.class).trigger()).isEqualTo("finding:odd-smell");
    }
}
