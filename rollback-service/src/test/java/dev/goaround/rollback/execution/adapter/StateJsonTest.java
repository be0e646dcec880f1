package dev.goaround.rollback.execution.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.rollback.execution.State;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateJsonTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456789Z");

    static Stream<State> states() {
        return Stream.of(
                new State.FencedEarly(AT, null),
                new State.FencedEarly(AT, "1.0.0 is known bad"),
                new State.AwaitingFence(AT),
                new State.StepDue(1, AT),
                new State.Asking(1, "key", AT, AT),
                new State.Calling(1, "key", 2, AT, AT, "one", true, AT),
                new State.Pausing(1, "key", 2, AT, AT, "answered 500", true),
                new State.Following(1, "key", 2, AT, "run:5", null, true, AT),
                new State.Verifying(AT, 4, Map.of("verify-health", new State.Proof(true, "text", "reason"))),
                new State.Verified(AT),
                new State.Failed("reason", AT));
    }

    @Test
    void statesOfEarlierReleasesAreRead() {
        assertThat(StateJson.read("{'state':'fenced-early','at':'2026-03-01T12:00:00Z'}".replace('\'', '"')))
                .isEqualTo(new State.FencedEarly(Instant.parse("2026-03-01T12:00:00Z"), null));
        assertThat(StateJson.read(
                        ("{'state':'pausing','step':0,'key':'k','attempts':1,'begunAt':'2026-03-01T12:00:00Z',"
                                        + "'due':'2026-03-01T12:00:01Z','lastReason':'answered 500'}")
                                .replace('\'', '"')))
                .extracting(state -> ((State.Pausing) state).maybe())
                .isEqualTo(false);
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateIsReadAsItWasWritten(State state) {
        assertThat(StateJson.read(StateJson.write(state))).isEqualTo(state);
        assertThat(StateJson.nameOf(state)).matches("[a-z-]+");
    }
}
