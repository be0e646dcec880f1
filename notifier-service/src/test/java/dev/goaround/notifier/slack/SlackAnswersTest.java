package dev.goaround.notifier.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goaround.egress.Body;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.delivery.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "ratelimited, TryLater, RATE_LIMITED",
        "rate_limited, TryLater, RATE_LIMITED",
        "internal_error, TryLater, SERVER_ERROR",
        "fatal_error, Unclear, NO_ANSWER",
        "invalid_auth, Refused, AUTHORIZATION",
        "token_revoked, Refused, AUTHORIZATION",
        "missing_scope, Refused, AUTHORIZATION",
        "channel_not_found, Refused, DESTINATION",
        "is_archived, Refused, DESTINATION",
        "not_in_channel, Refused, DESTINATION",
        "msg_too_long, Refused, CONTENT",
        "an_error_of_tomorrow, Refused, CONTENT"
    })
    void theTruthIsInTheBody(String error, String kind, DeliveryReason reason) {
        SendResult result = SlackAnswers.read(answered(200, "{\"ok\": false, \"error\": \"" + error + "\"}"), NOW);
        assertThat(result.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(result.reason()).isEqualTo(reason);
    }

    @Test
    void aPostedMessageIsKnownByItsChannelAndStamp() {
        assertThat(SlackAnswers.read(answered(200, "{\"ok\": true, \"channel\": \"C1\", \"ts\": \"17.01\"}"), NOW))
                .isEqualTo(new SendResult.Sent("C1/17.01"));
    }

    @Test
    void anAnswerThatCannotBeReadLeavesTheOutcomeOpen() {
        assertThat(SlackAnswers.read(answered(200, "<html>"), NOW)).isInstanceOf(SendResult.Unclear.class);
    }

    @Test
    void itsLimitIsKept() {
        HttpAnswer answer = new HttpAnswer.Answered(429, Map.of("retry-after", List.of("12")), Body.EMPTY, null);
        assertThat(SlackAnswers.read(answer, NOW))
                .isEqualTo(new SendResult.TryLater(
                        DeliveryReason.RATE_LIMITED, "the receiver answered with status 429", Duration.ofSeconds(12)));
    }

    @Test
    void aMessageThatIsGoneIsPostedAnew() {
        assertThat(SlackAnswers.isNotEditable(answered(200, "{\"ok\": false, \"error\": \"message_not_found\"}")))
                .isTrue();
        assertThat(SlackAnswers.isNotEditable(answered(200, "{\"ok\": false, \"error\": \"invalid_auth\"}")))
                .isFalse();
        assertThat(SlackAnswers.isNotEditable(new HttpAnswer.Refused("no"))).isFalse();
    }

    private static HttpAnswer answered(int status, String body) {
        return new HttpAnswer.Answered(status, Map.of(), Body.utf8(body), null);
    }
}
