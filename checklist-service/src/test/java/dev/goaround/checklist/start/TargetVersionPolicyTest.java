package dev.goaround.checklist.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.lifecycle.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetVersionPolicyTest {

    /** Newest first, {@code +} good, {@code -} bad. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "'', none",
                "+1.1 +1.0, 1.1",
                "-1.1 +1.0, 1.0",
                "-1.1 +1.1 +1.0, 1.0",
                "+1.1 -1.1, 1.1",
                "-1.0, none",
                "+2.0 +1.0, 1.0",
                "+v2.0 +1.0, 1.0",
                "-v1.1 +1.1 +1.0, 1.0",
            })
    void whatIsRememberedIsTheLastGoodVersion(String known, String expected) {
        assertThat(TargetVersionPolicy.lastGood(standings(known), "2.0")).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1.0, false",
        "-1.0 +1.0, 1.0, true",
        "+1.0 -1.0, 1.0, false",
        "-1.0, 1.1, false",
        "-1.0, v1.0, true",
        "-1.0, , false"
    })
    void aTargetIsRefusedOnlyIfTheLastThatIsKnownOfItIsBad(String known, String target, boolean refused) {
        assertThat(TargetVersionPolicy.refusal(standings(known), target).isPresent())
                .isEqualTo(refused);
    }

    @Test
    void aRefusalSaysWhenItWentBadAndWhatToDo() {
        assertThat(TargetVersionPolicy.refusal(standings("-1.0"), "1.0"))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("1.0", "known bad", "rolled back itself at " + Scenario.T0, "by hand"));
    }

    private static List<VersionStanding> standings(String known) {
        return Arrays.stream(known.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> new VersionStanding(word.substring(1), word.startsWith("+"), Scenario.T0))
                .toList();
    }
}
