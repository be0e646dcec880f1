package dev.goaround.checklist.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.contracts.ingress.ProgressReported;
import dev.goaround.contracts.verdict.VerdictKind;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every act leaves a line: who, when, why. */
class TimelineTest {

    private interface Act extends BiFunction<Deployment, Instant, CommandResult> {}

    private static final Scenario RUNNING = Scenario.usual().at("0S").started("2.0");

    static Stream<Arguments> acts() {
        String notes = RUNNING.id("Release notes");
        Scenario monitoring = Scenario.usual().untilMonitoring();
        String trigger = monitoring.trigger("Error rate");
        return Stream.of(
                act(RUNNING, (d, at) -> ItemCommands.tick(d, notes, "on the wiki", "ann", at), "ann", "on the wiki"),
                act(RUNNING, (d, at) -> ItemCommands.waive(d, notes, "only a typo", "ann", at), "ann", "only a typo"),
                act(RUNNING, (d, at) -> ItemCommands.notApplicable(d, notes, "no users", "ann", at), "ann", "no users"),
                act(
                        RUNNING,
                        (d, at) -> EndCommands.cancel(d, "the build is broken", "bea", at),
                        "bea",
                        "the build is broken"),
                act(
                        monitoring,
                        (d, at) -> RequestCommands.rollback(d, "orders are lost", "1.4", false, false, "bea", at),
                        "bea",
                        "to 1.4: orders are lost"),
                act(
                        monitoring,
                        (d, at) -> RequestCommands.finding(
                                d, "data-corruption", "no customer", "https://x.example/1", "bea", at),
                        "bea",
                        "data-corruption: no customer (https://x.example/1)"),
                act(
                        monitoring,
                        (d, at) -> RequestCommands.answer(d, trigger, false, "a known spike", "bea", at),
                        "bea",
                        "trigger " + trigger + ": a known spike"),
                act(
                        monitoring,
                        (d, at) -> EndCommands.supersede(d, "2.1", "ci", at),
                        "ci",
                        "superseded by the deployment of 2.1"),
                act(
                        monitoring,
                        (d, at) -> PipelineCommands.progress(
                                d,
                                new ProgressReported(d.id(), ProgressReported.What.TRAFFIC, null, false, 0.5, at, null),
                                "ci",
                                at),
                        "ci",
                        "50 % of the traffic is on 2.0"));
    }

    private static Arguments act(Scenario before, Act act, String by, String why) {
        return Arguments.of(before.deployment(), act, by, why);
    }

    @ParameterizedTest
    @MethodSource("acts")
    void anActLeavesALineWithWhoWhenAndWhy(Deployment before, Act act, String by, String why) {
        Instant at = Scenario.T0.plusSeconds(600);

        CommandResult decision = act.apply(before, at);

        assertThat(((CommandResult.Changed) decision).timeline())
                .anySatisfy(line -> {
                    assertThat(line.by()).isEqualTo(by);
                    assertThat(line.at()).isEqualTo(at);
                    assertThat(line.text()).contains(why);
                })
                .allSatisfy(line ->
                        assertThat(line.revision()).isEqualTo(before.ref().revision() + 1));
    }

    @ParameterizedTest
    @MethodSource("dev.goaround.checklist.lifecycle.TimelineTest#rollback")
    void theRollbackIsTold(Scenario rollingBack, String what) {
        assertThat(rollingBack.timeline()).extracting(TimelineEntry::text).anyMatch(text -> text.contains(what));
    }

    static Stream<Arguments> rollback() {
        return Stream.of(
                Arguments.of(
                        Scenario.usual().untilMonitoring().at("9M").triggerVerdict("Error rate", VerdictKind.BREACH),
                        "measured BREACH"),
                Arguments.of(
                        Scenario.usual().untilMonitoring().at("9M").ordered("Error rate"),
                        "rollback ordered: it is bad"),
                Arguments.of(Scenario.usual().untilMonitoring().at("9M").ordered(null), "every gate is shut"));
    }
}
