package dev.goaround.checklist.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.ingress.EvidenceSubmitted;
import dev.goaround.contracts.ingress.ProgressReported;
import dev.goaround.contracts.verdict.VerdictKind;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every exit that a state does not have is refused with the names of both, and changes nothing. */
class RefusalsTest {

    private interface Command extends BiFunction<Deployment, Instant, Decision> {}

    private static Scenario cancelled() {
        return Scenario.usual().at("0S").started("2.0").act((d, at) -> EndActs.cancel(d, "no time", "ann", at));
    }

    private static Scenario succeeded() {
        return Scenario.usual().untilMonitoring().verdict("Monitor for 10", VerdictKind.HEALTHY);
    }

    private static Scenario rollingBack() {
        return Scenario.usual().untilMonitoring().ordered(null);
    }

    private static Scenario planned() {
        return Scenario.usual().at("0S").planned("2.0");
    }

    private static final Command PROGRESS = (d, at) -> PipelineActs.progress(
            d, new ProgressReported(d.id(), ProgressReported.What.DEPLOYED, null, false, null, at, null), "ci", at);
    private static final Command EVIDENCE = (d, at) -> EvidenceActs.submit(
            d, new EvidenceSubmitted(d.id(), "unit tests", null, true, null, null, at, null), "ci", at);
    private static final Command ROLLBACK = (d, at) -> RequestActs.rollback(d, "bad", null, false, false, "ann", at);
    private static final Command FINDING = (d, at) -> RequestActs.finding(d, "data-corruption", "x", null, "ann", at);
    private static final Command ANSWER = (d, at) -> RequestActs.answer(d, "t", true, "because", "ann", at);
    private static final Command CANCEL = (d, at) -> EndActs.cancel(d, "why", "ann", at);
    private static final Command SUPERSEDE = (d, at) -> EndActs.supersede(d, "3.0", "ci", at);
    private static final Command TICK = (d, at) -> ItemActs.tick(d, first(d), null, "ann", at);
    private static final Command WAIVE = (d, at) -> ItemActs.waive(d, first(d), "why", "ann", at);
    private static final Command NOT_APPLICABLE = (d, at) -> ItemActs.notApplicable(d, first(d), "why", "ann", at);

    private static String first(Deployment deployment) {
        return deployment.phases().get(0).items().get(0).id();
    }

    static Stream<Arguments> refusedTransitions() {
        return Stream.of(
                Arguments.of(planned(), PROGRESS, "planned", "progress"),
                Arguments.of(planned(), ROLLBACK, "planned", "roll back"),
                Arguments.of(planned(), FINDING, "planned", "raise a finding"),
                Arguments.of(planned(), ANSWER, "planned", "answer"),
                Arguments.of(planned(), SUPERSEDE, "planned", "supersede"),
                Arguments.of(Scenario.usual().at("0S").started("2.0"), ROLLBACK, "before deploy", "roll back"),
                Arguments.of(Scenario.usual().at("0S").started("2.0"), SUPERSEDE, "Pre-deployment", "supersede"),
                Arguments.of(rollingBack(), PROGRESS, "rolling-back", "progress"),
                Arguments.of(rollingBack(), EVIDENCE, "rolling-back", "evidence"),
                Arguments.of(rollingBack(), ROLLBACK, "rolling-back", "roll back"),
                Arguments.of(rollingBack(), FINDING, "rolling-back", "raise a finding"),
                Arguments.of(rollingBack(), ANSWER, "rolling-back", "answer"),
                Arguments.of(rollingBack(), CANCEL, "rolling-back", "cancel"),
                Arguments.of(rollingBack(), SUPERSEDE, "rolling-back", "supersede"),
                Arguments.of(rollingBack(), TICK, "rolling-back", "tick"),
                Arguments.of(rollingBack(), WAIVE, "rolling-back", "waive"),
                Arguments.of(rollingBack(), NOT_APPLICABLE, "rolling-back", "not-applicable"),
                Arguments.of(succeeded(), PROGRESS, "succeeded", "progress"),
                Arguments.of(succeeded(), EVIDENCE, "succeeded", "evidence"),
                Arguments.of(succeeded(), ROLLBACK, "succeeded", "roll back"),
                Arguments.of(succeeded(), CANCEL, "succeeded", "cancel"),
                Arguments.of(succeeded(), SUPERSEDE, "succeeded", "supersede"),
                Arguments.of(succeeded(), TICK, "succeeded", "tick"),
                Arguments.of(cancelled(), PROGRESS, "cancelled", "progress"),
                Arguments.of(cancelled(), EVIDENCE, "cancelled", "evidence"),
                Arguments.of(cancelled(), ROLLBACK, "cancelled", "roll back"),
                Arguments.of(cancelled(), CANCEL, "cancelled", "cancel"),
                Arguments.of(cancelled(), TICK, "cancelled", "tick"),
                Arguments.of(cancelled(), WAIVE, "cancelled", "waive"));
    }

    @ParameterizedTest(name = "{2} has no exit {3}")
    @MethodSource("refusedTransitions")
    void anExitThatTheStateDoesNotHaveIsRefused(Scenario scenario, Command command, String state, String exit) {
        Deployment before = scenario.deployment();

        assertThat(scenario.act(command).refusal()).contains(state).contains("‘" + exit + "’");
        assertThat(scenario.deployment()).isSameAs(before);
        assertThat(((Decision.Refused) scenario.last()).refusal().code()).isEqualTo(Refusal.Code.ILLEGAL);
    }

    @Test
    void aSettledItemStaysAsItIs() {
        Scenario scenario = Scenario.usual().at("0S").started("2.0").ticked("Release notes");

        for (Command command : List.<Command>of(
                (d, at) -> ItemActs.tick(d, scenario.id("Release notes"), null, "bob", at),
                (d, at) -> ItemActs.waive(d, scenario.id("Release notes"), "why", "bob", at),
                (d, at) -> ItemActs.notApplicable(d, scenario.id("Release notes"), "why", "bob", at))) {
            assertThat(scenario.act(command).refusal()).contains("is done");
        }
    }

    @Test
    void onlyAVerdictTicksWhatIsMeasured() {
        Scenario scenario = Scenario.usual().at("0S").started("2.0");
        assertThat(scenario.ticked("Error rate").refusal())
                .contains("only a verdict ticks it")
                .contains("waived");
        scenario.waived("Error rate", "the metrics are down, we looked at the logs");
        assertThat(scenario.item("Error rate").state().label()).isEqualTo("waived");
    }

    @Test
    void aWaiverSaysWhyAndARollbackBoxWaitsForItsOrder() {
        Scenario scenario = Scenario.usual().at("0S").started("2.0");
        assertThat(scenario.waived("Release notes", " ").refusal()).contains("reason is missing");
        assertThat(scenario.ticked("old version serves").refusal()).contains("opens when a rollback is ordered");
    }

    @Test
    void anUnknownItemIsNotFound() {
        Scenario scenario = Scenario.usual().at("0S").started("2.0");
        scenario.act((d, at) -> ItemActs.tick(d, "nothing", null, "ann", at));
        assertThat(((Decision.Refused) scenario.last()).refusal().code()).isEqualTo(Refusal.Code.NOT_FOUND);
    }

    @Test
    void evidenceThatProvesNothingNamesWhatCouldBeProved() {
        Scenario scenario = Scenario.usual().at("0S").started("2.0");
        assertThat(scenario.evidence("moon-phase", true, null).refusal()).contains("unit tests pass");
    }

    @Test
    void aPipelineSettlesNoManualItem() {
        Scenario scenario = Scenario.usual().at("0S").started("2.0");
        assertThat(scenario.step("Release notes", false).refusal()).contains("of kind manual");
        assertThat(scenario.traffic(1.5).refusal()).contains("trafficRatio is 1.5");
    }

    @Test
    void failedEvidenceKeepsTheGateShutUntilItPasses() {
        Scenario scenario = Scenario.usual().at("0S").started("2.0").ticked("Release notes");
        scenario.evidence("unit tests", false, null);
        assertThat(scenario.item("unit tests").state().label()).isEqualTo("failed");
        assertThat(scenario.openPhase()).isEqualTo("Pre-deployment");
        scenario.evidence("unit tests", true, null);
        assertThat(scenario.openPhase()).isEqualTo("Deploy");
    }

    @Test
    void aNewerDeploymentTakesThePlaceOfOneThatOnlyMonitors() {
        Scenario scenario = Scenario.usual().untilMonitoring();
        scenario.act((d, at) -> EndActs.supersede(d, "3.0", "ci", at));
        assertThat(scenario.event(DeploymentEnded.class).outcome()).isEqualTo(Outcome.SUPERSEDED);
    }

    @Test
    void aPlanIsBoundByItsStartAndKeepsItsEarlyTicks() {
        Scenario scenario = planned().ticked("Release notes");
        String id = scenario.deployment().id();

        scenario.at("60S").started("2.0");

        assertThat(scenario.deployment().id()).isEqualTo(id);
        assertThat(scenario.item("Release notes").isSettled()).isTrue();
        assertThat(scenario.openPhase()).isEqualTo("Pre-deployment");
        assertThat(scenario.deployment().openedAt()).isEqualTo(Scenario.T0.plusSeconds(60));
    }
}
