package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.delivery.DeliveryFailed;
import dev.goaround.contracts.delivery.DeliveryMade;
import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.ingress.ProgressReported;
import dev.goaround.contracts.service.Channel;
import dev.goaround.contracts.verdict.VerdictKind;
import org.junit.jupiter.api.Test;

class AnnouncementTimingTest {

    private static final String CHECKLIST = """
            # R
            ## Deploy
            - [ ] Notify the team that the deployment started
            - [ ] Deploy the new version
            ## Verification
            - [ ] Login works
            - [ ] Notify the team of the successful deployment
            - [ ] Stakeholders informed
            - [ ] Error rate < 1%
            """;

    private static final String DEFINITION = Scenario.DEFINITION.replace(
            "notifications: [{name: chat, channel: slack, to: [C1], secret: slack-token}]",
            "notifications: [{name: chat, channel: slack, to: [C1], secret: slack-token},"
                    + " {name: board, channel: email, to: [stakeholders@example.org]}]");

    private final Scenario scenario =
            new Scenario(CHECKLIST, DEFINITION).at("0S").started("2.0");

    private Scenario delivered(String text, String route) {
        String announcement = scenario.deployment().id() + ":" + scenario.id(text);
        return scenario.act((d, at) -> DeliveryCommands.told(
                d, new DeliveryMade(d.id(), "del-1", announcement, Channel.SLACK, route, 1, at), at));
    }

    @Test
    void aStartIsSaidAtOnceAndASuccessWhenAllBoxesAboveItAreSettledAndNothingIsMeasuredAnyMore() {
        AnnouncementOwed start = scenario.event(AnnouncementOwed.class);
        assertThat(start.about()).isEqualTo(AnnouncementOwed.About.START);
        assertThat(start.routes()).containsExactly("chat");

        delivered("started", "chat").at("1S").progress(ProgressReported.What.DEPLOYED);
        assertThat(scenario.openPhase()).isEqualTo("Verification");
        assertThat(scenario.item("successful").announcement()).isNull();
        assertThat(scenario.item("Stakeholders").announcement()).isNull();

        scenario.at("2S").ticked("Login works");
        assertThat(scenario.eventNames()).doesNotContain("AnnouncementOwed");
        assertThat(scenario.reasons())
                .anySatisfy(reason -> assertThat(reason.text()).contains("once the boxes above it are settled"));

        scenario.at("3S").verdict("Error rate", VerdictKind.HEALTHY);
        AnnouncementOwed success = scenario.event(AnnouncementOwed.class);
        assertThat(success.facts()).containsEntry("settled", "4").containsEntry("waived", "0");
    }

    @Test
    void aBreachKeepsTheSuccessBack() {
        Scenario usual = new Scenario(CHECKLIST + "## Rollback criteria\n- Error rate > 5% for 2 minutes\n", DEFINITION)
                .at("0S")
                .started("2.0");
        usual.ticked("started").progress(ProgressReported.What.DEPLOYED).ticked("Login works");
        usual.triggerVerdict("> 5%", VerdictKind.BREACH).verdict("< 1%", VerdictKind.HEALTHY);
        assertThat(usual.item("successful").announcement()).isNull();
        usual.triggerVerdict("> 5%", VerdictKind.HEALTHY);
        assertThat(usual.item("successful").announcement()).isNotNull();
    }

    @Test
    void aBoxIsTickedByADeliveryToThoseWhomItNamesOnly() {
        delivered("started", "chat").at("1S").progress(ProgressReported.What.DEPLOYED);
        scenario.ticked("Login works").verdict("Error rate", VerdictKind.HEALTHY);

        assertThat(delivered("Stakeholders", "chat").last()).isInstanceOf(CommandResult.Unchanged.class);
        String announcement = scenario.deployment().id() + ":" + scenario.id("Stakeholders");
        scenario.act((d, at) -> DeliveryCommands.told(
                d, new DeliveryFailed(d.id(), "del-2", announcement, Channel.SLACK, "chat", 3, "gone", at), at));
        assertThat(scenario.item("Stakeholders").state().label()).isEqualTo("open");
        assertThat(delivered("Stakeholders", "board").item("Stakeholders").isSettled())
                .isTrue();
    }

    @Test
    void withoutARouteToThemAPersonTells() {
        Scenario alone = new Scenario(CHECKLIST, Scenario.DEFINITION).at("0S").started("2.0");
        assertThat(alone.item("Stakeholders").note())
                .isEqualTo("no notification route of production is to stakeholders: a person tells, and ticks it");
    }

    @Test
    void aSuccessInTheFollowUpIsSaidWhenTheWalkSucceeded() {
        Scenario after = new Scenario(
                        "# R\n## Deploy\n- [ ] Deploy the new version\n## Follow-up\n- [ ] Notify the team of the success\n",
                        Scenario.DEFINITION)
                .at("0S")
                .started("2.0");
        assertThat(after.eventNames()).doesNotContain("AnnouncementOwed");
        after.at("1S").progress(ProgressReported.What.DEPLOYED);
        assertThat(after.deployment().state().label()).isEqualTo("succeeded");
        assertThat(after.event(AnnouncementOwed.class).about()).isEqualTo(AnnouncementOwed.About.SUCCESS);
    }
}
