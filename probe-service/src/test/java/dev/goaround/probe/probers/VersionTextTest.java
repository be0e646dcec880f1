package dev.goaround.probe.probers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import dev.goaround.egress.Body;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.4.2", "v1.4.2+build.7", "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3"})
    void whatATargetAnswersWithIsItsVersion(String version) {
        assertThat(VersionText.tidy(" " + version + "\n")).isEqualTo(version);
        assertThat(VersionText.inHeader(List.of(version))).isEqualTo(version);
    }

    /** A rollback goes back to what was seen, and its commands and inputs hold it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "1.0; reboot", "$(id)", "-rf", "1.0 beta", "../1", "1\u0000", "1\u202E0"})
    void whatCouldNotStandInACommandIsNoVersion(String version) {
        assertThat(VersionText.tidy(version)).isNull();
        assertThat(VersionText.inHeader(List.of(version))).isNull();
    }

    @Test
    void theSameHoldsForWhatJsonSpells() {
        assertThat(VersionText.at(JsonPointer.compile("/v"), Body.utf8("{\"v\":\"1.0\\u0000\"}")))
                .isNull();
        assertThat(VersionText.at(JsonPointer.compile("/v"), Body.utf8("{\"v\":\"1.0\"}")))
                .isEqualTo("1.0");
    }
}
