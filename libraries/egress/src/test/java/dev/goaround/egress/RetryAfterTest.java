package dev.goaround.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7 | 7", " 120  | 120", "Sun, 1 Mar 2026 12:00:30 GMT | 30", "Sun, 01 Mar 2026 13:00:00 GMT | 3600"
            })
    void secondsAndADateAreRead(String header, long seconds) {
        assertThat(RetryAfter.of(answer(header), NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "soon",
                "",
                "1.5",
                "12345678901",
                "Sun, 1 Mar 2026 12:00:00 GMT",
                "Sun, 1 Mar 2026 11:59:00 GMT"
            })
    void whatNamesNoTimeToComeIsPassedOver(String header) {
        assertThat(RetryAfter.of(answer(header), NOW)).isEmpty();
    }

    @Test
    void anAnswerWithoutTheHeaderSaysNothing() {
        assertThat(RetryAfter.of(new HttpAnswer.Answered(429, Map.of(), null, null), NOW))
                .isEmpty();
    }

    private static HttpAnswer.Answered answer(String header) {
        return new HttpAnswer.Answered(429, Map.of("retry-after", List.of(header)), null, null);
    }
}
