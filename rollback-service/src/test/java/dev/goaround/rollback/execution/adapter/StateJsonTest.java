package dev.goaround.rollback.execution.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.rollback.execution.State;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateJsonTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456789Z");

    static Stream<State> states() {
        return Stream.of(
                new State.FencedEarly(AT),
                new State.AwaitingFence(AT),
                new State.StepDue(1, AT),
                new State.Calling(1, "key", 2, AT, AT, "one", AT),
                new State.Pausing(1, "key", 2, AT, AT, "answered 500"),
                new State.Following(1, "key", 2, AT, "run:5", null, true, AT),
                new State.Verifying(AT, 4, Map.of("verify-health", new State.Proof(true, "text", "reason"))),
                new State.Verified(AT),
                new State.Failed("reason", AT));
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateIsReadAsItWasWritten(State state) {
        assertThat(StateJson.read(StateJson.write(state))).isEqualTo(state);
        assertThat(StateJson.nameOf(state)).matches("[a-z-]+");
    }
}
