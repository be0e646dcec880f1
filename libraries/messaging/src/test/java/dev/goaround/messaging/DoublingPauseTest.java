package dev.goaround.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoublingPauseTest {

    private static final DoublingPause PAUSE = new DoublingPause(Duration.ofMillis(500), Duration.ofSeconds(30));

    @ParameterizedTest
    @CsvSource({"-1, 500", "0, 500", "1, 500", "2, 1000", "6, 16000", "7, 30000", "64, 30000", "2147483647, 30000"})
    void doublesWithEachFailureUpToTheLongest(int failures, long millis) {
        assertThat(PAUSE.after(failures)).isEqualTo(Duration.ofMillis(millis));
    }
}
