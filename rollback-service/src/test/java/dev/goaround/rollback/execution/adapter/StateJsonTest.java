package dev.goaround.rollback.execution.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.rollback.execution.RollbackState;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateJsonTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456789Z");

    static Stream<RollbackState> states() {
        return Stream.of(
                new RollbackState.FencedEarly(AT, null),
                new RollbackState.FencedEarly(AT, "1.0.0 is known bad"),
                new RollbackState.AwaitingFence(AT),
                new RollbackState.StepDue(1, AT),
                new RollbackState.Asking(1, "key", AT, AT),
                new RollbackState.Calling(1, "key", 2, AT, AT, "one", true, AT),
                new RollbackState.Pausing(1, "key", 2, AT, AT, "answered 500", true),
                new RollbackState.Following(1, "key", 2, AT, "run:5", null, true, AT),
                new RollbackState.Verifying(
                        AT, 4, Map.of("verify-health", new RollbackState.Proof(true, "text", "reason"))),
                new RollbackState.Verified(AT),
                new RollbackState.Failed("reason", AT));
    }

    @Test
    void statesOfEarlierReleasesAreRead() {
        assertThat(StateJson.read("{'state':'fenced-early','at':'2026-03-01T12:00:00Z'}".replace('\'', '"')))
                .isEqualTo(new RollbackState.FencedEarly(Instant.parse("2026-03-01T12:00:00Z"), null));
        assertThat(StateJson.read(
                        ("{'state':'pausing','step':0,'key':'k','attempts':1,'begunAt':'2026-03-01T12:00:00Z',"
                                        + "'due':'2026-03-01T12:00:01Z','lastReason':'answered 500'}")
                                .replace('\'', '"')))
                .extracting(state -> ((RollbackState.Pausing) state).maybe())
                .isEqualTo(false);
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateIsReadAsItWasWritten(RollbackState state) {
        assertThat(StateJson.read(StateJson.write(state))).isEqualTo(state);
        assertThat(StateJson.nameOf(state)).matches("[a-z-]+");
    }
}
