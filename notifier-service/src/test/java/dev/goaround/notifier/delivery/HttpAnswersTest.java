package dev.goaround.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.egress.Body;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.notifier.delivery.SendResult.Refused;
import dev.goaround.notifier.delivery.SendResult.Sent;
import dev.goaround.notifier.delivery.SendResult.TryLater;
import dev.goaround.notifier.delivery.SendResult.Unclear;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "408, TryLater, SERVER_ERROR",
        "425, TryLater, SERVER_ERROR",
        "429, TryLater, RATE_LIMITED",
        "400, Refused, CONTENT",
        "401, Refused, AUTHORIZATION",
        "403, Refused, AUTHORIZATION",
        "404, Refused, DESTINATION",
        "410, Refused, DESTINATION",
        "413, Refused, CONTENT",
        "302, Refused, DESTINATION",
        "101, Unclear, NO_ANSWER",
        "500, TryLater, SERVER_ERROR",
        "502, TryLater, SERVER_ERROR",
        "503, TryLater, SERVER_ERROR",
        "504, Unclear, NO_ANSWER"
    })
    void aStatusHasItsMeaning(int status, String kind, DeliveryReason reason) {
        SendResult result = HttpAnswers.read(answered(status, Map.of()), NOW);
        assertThat(result.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(result.reason()).isEqualTo(reason);
    }

    @Test
    void everyStatusIsSentOrRefusedOrTriedAgain() {
        Set<Integer> later = Set.of(408, 425, 429);
        for (int status = 100; status < 600; status++) {
            SendResult result = HttpAnswers.read(answered(status, Map.of()), NOW);
            Class<?> expected = status < 200 || status == 504
                    ? Unclear.class
                    : status < 300
                            ? Sent.class
                            : status >= 500 || later.contains(status) ? TryLater.class : Refused.class;
            assertThat(result).as("status %s", status).isInstanceOf(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7 | PT7S", "Wed, 04 Mar 2026 10:00:30 GMT | PT30S"})
    void retryAfterIsReadAsSecondsOrAsAnInstant(String header, Duration expected) {
        TryLater later = (TryLater) HttpAnswers.read(answered(429, Map.of("retry-after", List.of(header))), NOW);
        assertThat(later.after()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "0",
                "-1",
                "",
                "1.5",
                "99999999999999",
                "Wed, 04 Mar 2026 09:00:00 GMT",
                "Wed, 04 Mar 2026 10:00:00 GMT"
            })
    void aRetryAfterThatIsNoneIsPassedOver(String header) {
        TryLater later = (TryLater) HttpAnswers.read(answered(429, Map.of("retry-after", List.of(header))), NOW);
        assertThat(later.after()).isNull();
    }

    @Test
    void withoutAnAnswerItCountsWhetherAnythingWasSent() {
        assertThat(HttpAnswers.read(new HttpAnswer.NotSent(HttpAnswer.NotSent.Kind.CONNECT, "refused"), NOW))
                .isEqualTo(new TryLater(DeliveryReason.NOT_REACHED, "refused", null));
        assertThat(HttpAnswers.read(new HttpAnswer.NoAnswer(HttpAnswer.NoAnswer.Kind.TIMEOUT, "slow"), NOW))
                .isEqualTo(new Unclear(DeliveryReason.NO_ANSWER, "slow"));
        assertThat(HttpAnswers.read(new HttpAnswer.Refused("not on the list"), NOW))
                .isEqualTo(new Refused(DeliveryReason.GUARD, "not on the list"));
    }

    private static HttpAnswer answered(int status, Map<String, List<String>> headers) {
        return new HttpAnswer.Answered(status, headers, Body.EMPTY, null);
    }
}
