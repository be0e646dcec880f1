package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.checklist.deployment.Debts;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemSource;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.deployment.Reason;
import dev.goaround.contracts.ingress.DeploymentKind;
import dev.goaround.contracts.ingress.ProgressReported;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceTest {

    private static final String CHECKLIST = """
            # Shop release
            ## Pre-deployment
            - [ ] Release notes are written
            - [ ] Off we go <!-- goaround: manual choice=release outcome=go -->
            - [ ] We stay <!-- goaround: manual choice=release outcome=stop -->
              - [ ] Tell the shop floor <!-- goaround: manual -->
            ## Deploy
            - [ ] Deploy the new version
            ## Verification
            - [ ] Login page looks right
            - [ ] All of it works <!-- goaround: manual choice=result outcome=go -->
            - [ ] Some of it works <!-- goaround: manual choice=result -->
            - [ ] None of it works <!-- goaround: manual choice=result outcome=stop -->
            """;

    private final Scenario scenario = new Scenario(CHECKLIST, Scenario.DEFINITION);

    private Scenario begun() {
        return scenario.at("0S").started("2.0").at("1S");
    }

    private List<String> reasons() {
        return scenario.reasons().stream().map(Reason::text).toList();
    }

    private List<String> said() {
        return scenario.timeline().stream()
                .map(line -> line.text() + " by " + line.by())
                .toList();
    }

    @Test
    void theGateWaitsForTheDecisionOnce() {
        begun().ticked("Release notes");
        assertThat(reasons())
                .containsExactly(
                        "the decision “Off we go” or “We stay” is open. An operator ticks one of them, or waives the decision"
                                + " with a reason",
                        "“Tell the shop floor” is open. An operator can tick it, or waive it with a reason");
    }

    @Test
    void oneOutcomeRulesTheOthersOutAndOpensTheGate() {
        begun().ticked("Release notes").at("2S").ticked("Off we go");

        assertThat(scenario.openPhase()).isEqualTo("Deploy");
        assertThat(scenario.item("We stay").state()).isInstanceOf(ItemState.NotApplicable.class);
        assertThat(scenario.item("Tell the shop floor").state()).isInstanceOf(ItemState.NotApplicable.class);
        assertThat(said())
                .contains(
                        "done: Off we go by ann", "not applicable: We stay (the decision has another outcome) by ann");
        assertThat(Debts.of(scenario.deployment())).isEmpty();
    }

    @Test
    void anOutcomeThatSaysNoHoldsTheGateWhateverElseIsDone() {
        begun().ticked("We stay").ticked("Release notes").ticked("Tell the shop floor");

        assertThat(scenario.openPhase()).isEqualTo("Pre-deployment");
        assertThat(reasons())
                .containsExactly(
                        "“We stay” was decided by ann. Tick “Off we go” instead, or cancel the deployment; no waiver"
                                + " overrides it");
        assertThat(scenario.item("We stay").state()).isInstanceOf(ItemState.Stopped.class);
    }

    @Test
    void noWaiverAndNoRulingOverridesIt() {
        begun().ticked("We stay");

        assertThat(scenario.waived("We stay", "we want to go").refusal()).contains("Tick “Off we go” instead");
        assertThat(scenario.act((d, at) ->
                                ItemCommands.notApplicable(d, scenario.id("We stay"), "it is not", "ann", at))
                        .refusal())
                .contains("nothing but another outcome takes it back");
        assertThat(scenario.waived("Off we go", "we want to go").refusal()).contains("not-applicable");
        assertThat(scenario.ticked("We stay").refusal()).contains("was decided");
    }

    @Test
    void tickingAnotherOutcomeChangesTheDecisionAndSaysWho() {
        begun().ticked("We stay")
                .at("2S")
                .act((d, at) -> ItemCommands.tick(d, scenario.id("Off we go"), "the shop is calm again", "ben", at));

        assertThat(said())
                .contains(
                        "decided anew: “Off we go”, and not “We stay” by ben",
                        "not applicable: We stay (the decision has another outcome) by ben",
                        "done: Off we go (the shop is calm again) by ben");
        assertThat(reasons()).allMatch(reason -> reason.contains("Release notes"));

        scenario.at("3S").ticked("We stay");
        assertThat(scenario.item("Off we go").state()).isInstanceOf(ItemState.NotApplicable.class);
        assertThat(scenario.item("Tell the shop floor").state()).isInstanceOf(ItemState.Open.class);
        assertThat(reasons()).anyMatch(reason -> reason.startsWith("“We stay” was decided by ann"));
    }

    @Test
    void aDecisionIsNotChangedBehindItsGate() {
        begun().ticked("Release notes").ticked("Off we go");
        assertThat(scenario.ticked("We stay").refusal()).contains("Cancel the deployment, or roll it back");
    }

    @Test
    void anOutcomeRuledOutByAPersonIsNoDecision() {
        begun().act((d, at) ->
                ItemCommands.notApplicable(d, scenario.id("We stay"), "there is no way to stay", "ann", at));
        assertThat(reasons()).anyMatch(reason -> reason.startsWith("the decision “Off we go” is open."));
        assertThat(scenario.ticked("We stay").refusal()).contains("not-applicable");
    }

    @Test
    void aDecisionIsWaivedAsOneAndIsOneDebt() {
        scenario.kind(DeploymentKind.HOTFIX);
        begun().waived("Off we go", "it cannot wait");
        assertThat(Debts.of(scenario.deployment())).extracting(Item::text).containsExactly("Off we go");
        assertThat(scenario.item("We stay").state()).isInstanceOf(ItemState.NotApplicable.class);
    }

    @Test
    void skippingChecksSkipsADecisionOnceAndNoDecisionThatSaysNo() {
        scenario.kind(DeploymentKind.HOTFIX);
        begun().act((d, at) -> SkipCommands.skip(d, null, "it cannot wait", "ann", at));
        assertThat(Debts.of(scenario.deployment()))
                .extracting(Item::text)
                .contains("Off we go")
                .doesNotContain("We stay");

        Scenario stopped = new Scenario(CHECKLIST, Scenario.DEFINITION).kind(DeploymentKind.HOTFIX);
        stopped.at("0S").started("2.0").at("1S").ticked("We stay");
        stopped.act((d, at) -> SkipCommands.skip(d, null, "it cannot wait", "ann", at));
        assertThat(stopped.item("We stay").state()).isInstanceOf(ItemState.Stopped.class);
        assertThat(stopped.openPhase()).isEqualTo("Pre-deployment");
    }

    @Test
    void aPlanThatIsStoppedStaysStoppedWhenItIsStarted() {
        scenario.kind(DeploymentKind.EMERGENCY);
        scenario.at("0S").planned("2.0").at("1S").ticked("We stay");
        scenario.at("2S").started("2.0");
        assertThat(scenario.item("We stay").state()).isInstanceOf(ItemState.Stopped.class);
        assertThat(reasons()).anyMatch(reason -> reason.startsWith("“We stay” was decided by ann"));
    }

    @Test
    void anEmergencyPassesADecisionOverOnce() {
        scenario.kind(DeploymentKind.EMERGENCY);
        begun();
        assertThat(Debts.of(scenario.deployment()))
                .extracting(Item::text)
                .contains("Off we go")
                .doesNotContain("We stay");
    }

    @Test
    void ofTheNewVersionOnlyWhatHoldsItMayBeSaidBeforeItIsThere() {
        begun();
        assertThat(scenario.ticked("All of it works").refusal()).contains("not there yet");
        scenario.ticked("None of it works");
        assertThat(scenario.item("None of it works").state()).isInstanceOf(ItemState.Stopped.class);
    }

    @Test
    void anOutcomeOfUnsaidMeaningIsATick() {
        begun().ticked("Release notes")
                .ticked("Off we go")
                .progress(ProgressReported.What.DEPLOYED)
                .ticked("Login page")
                .ticked("Some of it works");
        assertThat(scenario.item("All of it works").state()).isInstanceOf(ItemState.NotApplicable.class);
        assertThat(scenario.deployment().ended()).isPresent();
    }

    @Test
    void anOutcomeThatSaysNoHoldsTheSuccess() {
        begun().ticked("Release notes")
                .ticked("Off we go")
                .progress(ProgressReported.What.DEPLOYED)
                .ticked("Login page")
                .ticked("None of it works");
        assertThat(scenario.deployment().ended()).isEmpty();
        assertThat(reasons())
                .containsExactly("“None of it works” was decided by ann. Tick “All of it works” or “Some of it"
                        + " works” instead, or cancel the deployment; no waiver overrides it");
    }

    @Test
    void whatWasStoredBeforeThereWereDecisionsIsOfNone() throws JsonProcessingException {
        assertThat(EventJson.mapper()
                        .readValue("{\"line\":3,\"commands\":[],\"essential\":false}", ItemSource.class)
                        .choice())
                .isNull();
    }

    @Test
    void aStoppedOneIsReadBackAsStored() throws JsonProcessingException {
        begun().ticked("We stay");
        String stored = EventJson.mapper().writeValueAsString(scenario.deployment());
        assertThat(EventJson.mapper().readValue(stored, Deployment.class)).isEqualTo(scenario.deployment());
    }
}
