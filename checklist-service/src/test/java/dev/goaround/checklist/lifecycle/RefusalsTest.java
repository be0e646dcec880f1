package dev.goaround.checklist.lifecycle;

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

    private interface Command extends BiFunction<Deployment, Instant, CommandResult> {}

    private static Scenario cancelled() {
        return Scenario.usual().at("0S").started("2.0").act((d, at) -> EndCommands.cancel(d, "no time", "ann", at));
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

    private static CommandResult progress(Deployment d, Instant at) {
        return PipelineCommands.progress(
                d, new ProgressReported(d.id(), ProgressReported.What.DEPLOYED, null, false, null, at, null), "ci", at);
    }

    private static CommandResult evidence(Deployment d, Instant at) {
        return EvidenceCommands.submit(
                d, new EvidenceSubmitted(d.id(), "unit tests", null, true, null, null, at, null), "ci", at);
    }

    private static CommandResult rollback(Deployment d, Instant at) {
        return RequestCommands.rollback(d, "bad", null, false, false, "ann", at);
    }

    private static CommandResult finding(Deployment d, Instant at) {
        return RequestCommands.finding(d, "data-corruption", "x", null, "ann", at);
    }

    private static CommandResult answer(Deployment d, Instant at) {
        return RequestCommands.answer(d, "t", true, "because", "ann", at);
    }

    private static CommandResult cancel(Deployment d, Instant at) {
        return EndCommands.cancel(d, "why", "ann", at);
    }

    private static CommandResult supersede(Deployment d, Instant at) {
        return EndCommands.supersede(d, "3.0", "ci", at);
    }

    private static CommandResult tick(Deployment d, Instant at) {
        return ItemCommands.tick(d, first(d), null, "ann", at);
    }

    private static CommandResult waive(Deployment d, Instant at) {
        return ItemCommands.waive(d, first(d), "why", "ann", at);
    }

    private static CommandResult notApplicable(Deployment d, Instant at) {
        return ItemCommands.notApplicable(d, first(d), "why", "ann", at);
    }

    private static String first(Deployment deployment) {
        return deployment.phases().get(0).items().get(0).id();
    }

    static Stream<Arguments> refusedTransitions() {
        return Stream.of(
                Arguments.of(planned(), (Command) RefusalsTest::progress, "planned", "progress"),
                Arguments.of(planned(), (Command) RefusalsTest::rollback, "planned", "roll back"),
                Arguments.of(planned(), (Command) RefusalsTest::finding, "planned", "raise a finding"),
                Arguments.of(planned(), (Command) RefusalsTest::answer, "planned", "answer"),
                Arguments.of(planned(), (Command) RefusalsTest::supersede, "planned", "supersede"),
                Arguments.of(
                        Scenario.usual().at("0S").started("2.0"),
                        (Command) RefusalsTest::rollback,
                        "before deploy",
                        "roll back"),
                Arguments.of(
                        Scenario.usual().at("0S").started("2.0"),
                        (Command) RefusalsTest::supersede,
                        "Pre-deployment",
                        "supersede"),
                Arguments.of(rollingBack(), (Command) RefusalsTest::progress, "rolling-back", "progress"),
                Arguments.of(rollingBack(), (Command) RefusalsTest::evidence, "rolling-back", "evidence"),
                Arguments.of(rollingBack(), (Command) RefusalsTest::rollback, "rolling-back", "roll back"),
                Arguments.of(rollingBack(), (Command) RefusalsTest::finding, "rolling-back", "raise a finding"),
                Arguments.of(rollingBack(), (Command) RefusalsTest::answer, "rolling-back", "answer"),
                Arguments.of(rollingBack(), (Command) RefusalsTest::cancel, "rolling-back", "cancel"),
                Arguments.of(rollingBack(), (Command) RefusalsTest::supersede, "rolling-back", "supersede"),
                Arguments.of(rollingBack(), (Command) RefusalsTest::tick, "rolling-back", "tick"),
                Arguments.of(rollingBack(), (Command) RefusalsTest::waive, "rolling-back", "waive"),
                Arguments.of(rollingBack(), (Command) RefusalsTest::notApplicable, "rolling-back", "not-applicable"),
                Arguments.of(succeeded(), (Command) RefusalsTest::progress, "succeeded", "progress"),
                Arguments.of(succeeded(), (Command) RefusalsTest::evidence, "succeeded", "evidence"),
                Arguments.of(succeeded(), (Command) RefusalsTest::rollback, "succeeded", "roll back"),
                Arguments.of(succeeded(), (Command) RefusalsTest::cancel, "succeeded", "cancel"),
                Arguments.of(succeeded(), (Command) RefusalsTest::supersede, "succeeded", "supersede"),
                Arguments.of(succeeded(), (Command) RefusalsTest::tick, "succeeded", "tick"),
                Arguments.of(cancelled(), (Command) RefusalsTest::progress, "cancelled", "progress"),
                Arguments.of(cancelled(), (Command) RefusalsTest::evidence, "cancelled", "evidence"),
                Arguments.of(cancelled(), (Command) RefusalsTest::rollback, "cancelled", "roll back"),
                Arguments.of(cancelled(), (Command) RefusalsTest::cancel, "cancelled", "cancel"),
                Arguments.of(cancelled(), (Command) RefusalsTest::tick, "cancelled", "tick"),
                Arguments.of(cancelled(), (Command) RefusalsTest::waive, "cancelled", "waive"));
    }

    @ParameterizedTest(name = "{2} has no exit {3}")
    @MethodSource("refusedTransitions")
    void anExitThatTheStateDoesNotHaveIsRefused(Scenario scenario, Command command, String state, String exit) {
        Deployment before = scenario.deployment();

        assertThat(scenario.act(command).refusal()).contains(state).contains("‘" + exit + "’");
        assertThat(scenario.deployment()).isSameAs(before);
        assertThat(((CommandResult.Refused) scenario.last()).refusal().code()).isEqualTo(CommandRefusal.Code.ILLEGAL);
    }

    @Test
    void aSettledItemStaysAsItIs() {
        Scenario scenario = Scenario.usual().at("0S").started("2.0").ticked("Release notes");

        for (Command command : List.<Command>of(
                (d, at) -> ItemCommands.tick(d, scenario.id("Release notes"), null, "bob", at),
                (d, at) -> ItemCommands.waive(d, scenario.id("Release notes"), "why", "bob", at),
                (d, at) -> ItemCommands.notApplicable(d, scenario.id("Release notes"), "why", "bob", at))) {
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
        scenario.act((d, at) -> ItemCommands.tick(d, "nothing", null, "ann", at));
        assertThat(((CommandResult.Refused) scenario.last()).refusal().code()).isEqualTo(CommandRefusal.Code.NOT_FOUND);
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
        scenario.act((d, at) -> EndCommands.supersede(d, "3.0", "ci", at));
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
