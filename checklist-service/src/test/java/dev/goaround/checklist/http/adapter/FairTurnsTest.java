package dev.goaround.checklist.http.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairTurnsTest {

    private final List<String> begun = new ArrayList<>();
    private final FairTurns turns = new FairTurns(2);

    private boolean take(String caller, String what) {
        return turns.take(caller, 3, () -> begun.add(what));
    }

    @Test
    void aCallerHasOneTurnAtATime() {
        take("ann", "a1");
        take("ann", "a2");
        take("ben", "b1");

        assertThat(begun).containsExactly("a1", "b1");
        turns.end("ann");
        assertThat(begun).containsExactly("a1", "b1", "a2");
    }

    @Test
    void callersTakeTurns() {
        take("ann", "a1");
        take("ben", "b1");
        take("ann", "a2");
        take("ann", "a3");
        take("eve", "e1");
        turns.end("ann");
        turns.end("ben");

        assertThat(begun).containsExactly("a1", "b1", "a2", "e1");
    }

    @Test
    void whoeverLetsTooMuchWaitIsRefusedAndDelaysNobody() {
        take("ann", "a1");
        take("ann", "a2");
        take("ann", "a3");
        take("ann", "a4");

        assertThat(take("ann", "a5")).isFalse();
        assertThat(take("ben", "b1")).isTrue();
        assertThat(begun).containsExactly("a1", "b1");
    }

    @Test
    void whatIsDoneLeavesNothingBehind() {
        for (int i = 0; i < 10; i++) {
            assertThat(take("ann", "a" + i)).isTrue();
            turns.end("ann");
        }
        assertThat(begun).hasSize(10);
    }
}
