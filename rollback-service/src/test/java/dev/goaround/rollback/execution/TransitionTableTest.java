package dev.goaround.rollback.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.rollback.actuators.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state and every event of the table at {@link RollbackStateMachine}: where an event leads, and that it leads nowhere else. */
class TransitionTableTest {

    private static final Instant NOW = Walk.ZERO.plusSeconds(20);
    private static final String STAYS = "-";

    /** What each event leads to from a state: order, fence, due, restart, word, verdict, and the outcome of what is in hand. */
    private record Row(
            RollbackState state,
            String order,
            String fence,
            String due,
            String restart,
            String word,
            String verdict,
            String done) {

        @Override
        public String toString() {
            return state.getClass().getSimpleName();
        }
    }

    static Stream<Row> rows() {
        Instant begun = Walk.ZERO.plusSeconds(10);
        return Stream.of(
                row(
                        new RollbackState.FencedEarly(Walk.ZERO, null),
                        "StepDue",
                        STAYS,
                        STAYS,
                        STAYS,
                        STAYS,
                        STAYS,
                        STAYS),
                row(
                        new RollbackState.FencedEarly(Walk.ZERO, "known bad"),
                        "Failed",
                        STAYS,
                        STAYS,
                        STAYS,
                        STAYS,
                        STAYS,
                        STAYS),
                row(new RollbackState.AwaitingFence(NOW), STAYS, "StepDue", "Calling", STAYS, STAYS, STAYS, STAYS),
                row(new RollbackState.StepDue(0, NOW), STAYS, STAYS, "Calling", STAYS, STAYS, STAYS, STAYS),
                row(new RollbackState.StepDue(1, NOW), STAYS, STAYS, "Asking", STAYS, STAYS, STAYS, STAYS),
                row(
                        new RollbackState.Asking(1, "key", begun, NOW),
                        STAYS,
                        STAYS,
                        "Failed",
                        STAYS,
                        "Verifying",
                        STAYS,
                        "Verifying"),
                row(
                        new RollbackState.Calling(0, "key", 1, begun, begun, "one", false, NOW),
                        STAYS,
                        STAYS,
                        "Calling",
                        "Calling",
                        STAYS,
                        STAYS,
                        "StepDue"),
                row(
                        new RollbackState.Calling(0, "key", 1, begun, begun, "another", false, NOW),
                        STAYS,
                        STAYS,
                        "Calling",
                        STAYS,
                        STAYS,
                        STAYS,
                        "StepDue"),
                row(
                        new RollbackState.Pausing(0, "key", 1, begun, NOW, "answered 500", false),
                        STAYS,
                        STAYS,
                        "Calling",
                        STAYS,
                        STAYS,
                        STAYS,
                        STAYS),
                row(
                        new RollbackState.Following(0, "key", 1, begun, "run:5", null, true, NOW),
                        STAYS,
                        STAYS,
                        "Following",
                        STAYS,
                        STAYS,
                        STAYS,
                        "StepDue"),
                row(
                        new RollbackState.Following(0, "key", 1, begun, "run:5", null, true, NOW.plusSeconds(1)),
                        STAYS,
                        STAYS,
                        STAYS,
                        "Following",
                        STAYS,
                        STAYS,
                        "StepDue"),
                row(
                        new RollbackState.Verifying(NOW, 0, Map.of()),
                        STAYS,
                        STAYS,
                        "Failed",
                        STAYS,
                        STAYS,
                        "Verified",
                        STAYS),
                row(new RollbackState.Verified(NOW), STAYS, STAYS, STAYS, STAYS, STAYS, STAYS, STAYS),
                row(new RollbackState.Failed("why", NOW), STAYS, STAYS, STAYS, STAYS, STAYS, STAYS, STAYS));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void anEventLeadsWhereTheTableSaysAndNowhereElse(Row row) {
        RollbackStateMachine rollback =
                new RollbackStateMachine(Walk.order("1.0.0", "undo", "?db"), row.state(), Walk.TERMS);
        Map<String, String> led = new LinkedHashMap<>();
        led.put(
                "order",
                name(RollbackStateMachine.ordered(rollback.order(), Optional.of(row.state()), Walk.TERMS, NOW)));
        led.put("fence", name(rollback.fenced(null, NOW)));
        led.put("due", name(rollback.due(Optional.empty(), NOW)));
        led.put("restart", name(rollback.restarted(NOW)));
        led.put(
                "word",
                rollback.answered("db", new PersonWord(true, null, "ada"), NOW)
                        .fold(taken -> name(Optional.of(taken.move())), refused -> STAYS));
        led.put("verdict", name(rollback.verdict(healthy(), NOW)));
        led.put(
                "done",
                row.state() instanceof RollbackState.StepInHand asked
                        ? name(rollback.outcome(asked, new StepResult.Done("ok", null), NOW))
                        : STAYS);
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("order", row.order());
        expected.put("fence", row.fence());
        expected.put("due", row.due());
        expected.put("restart", row.restart());
        expected.put("word", row.word());
        expected.put("verdict", row.verdict());
        expected.put("done", row.done());
        assertThat(led).isEqualTo(expected);
    }

    @Test
    void everyStateHasARow() {
        assertThat(rows().map(row -> row.state().getClass().getSimpleName()).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        states(RollbackState.class).map(Class::getSimpleName).toList());
    }

    @Test
    void anOutcomeThatComesAfterSomebodyElseTookTheStepUpMovesNothing() {
        RollbackState.Calling asked =
                new RollbackState.Calling(0, "key", 1, Walk.ZERO, Walk.ZERO, "one", false, Walk.ZERO);
        RollbackStateMachine rollback = new RollbackStateMachine(
                Walk.order("1.0.0", "undo"), asked.takenUpBy("another", NOW.plus(Duration.ofMinutes(1))), Walk.TERMS);
        assertThat(rollback.outcome(asked, new StepResult.Done("ok", null), NOW))
                .isEmpty();
    }

    private static Stream<Class<?>> states(Class<?> union) {
        return union.isSealed()
                ? Stream.of(union.getPermittedSubclasses()).flatMap(TransitionTableTest::states)
                : Stream.of(union);
    }

    private static Row row(
            RollbackState state,
            String order,
            String fence,
            String due,
            String restart,
            String word,
            String verdict,
            String done) {
        return new Row(state, order, fence, due, restart, word, verdict, done);
    }

    private static String name(Optional<Transition> transition) {
        return transition.map(found -> found.next().getClass().getSimpleName()).orElse(STAYS);
    }

    private static VerdictChanged healthy() {
        return new VerdictChanged(
                Walk.REF,
                4,
                WatchPurpose.VERIFICATION,
                VerdictChanged.Subject.CHECK,
                "verify-health",
                null,
                "Health",
                new Verdict(VerdictKind.HEALTHY, null, "health is up", null),
                NOW);
    }
}
