package dev.goaround.checklist.opening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.checklist.walk.Scenario;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetVersionPolicyTest {

    /** Newest first, {@code +} good, {@code -} bad. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "'', none, none",
                "'', 1.0, 1.0",
                "+1.0, none, 1.0",
                "+1.1 +1.0, 0.9, 1.1",
                "-1.1 +1.0, none, 1.0",
                "-1.1 +1.1 +1.0, none, 1.0",
                "+1.1 -1.1, none, 1.1",
                "-1.0, 1.0, none",
                "'', 2.0, none",
                "+2.0 +1.0, none, 1.0",
            })
    void theTargetIsTheLastGoodVersion(String known, String previous, String expected) {
        List<VersionStanding> standings = Arrays.stream(known.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> new VersionStanding(word.substring(1), word.startsWith("+"), Scenario.T0))
                .toList();

        assertThat(TargetVersionPolicy.target(standings, "2.0", previous))
                .isEqualTo(java.util.Optional.ofNullable(expected));
    }
}
