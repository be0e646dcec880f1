package dev.goaround.notifier.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.egress.Body;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.notifier.Assignments;
import dev.goaround.notifier.Events;
import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.delivery.SendResult;
import dev.goaround.notifier.routing.ChannelAction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagerDutyTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private final Events events = new Events("dep-1");

    @Test
    void aPageHasAllThatTheApiRequires() {
        JsonNode page = json(PagerDutyBodies.page(Assignments.of(events.ordered(), ChannelAction.PAGE, "", null), KEY));
        assertThat(page.path("routing_key").asText()).isEqualTo(KEY);
        assertThat(page.path("event_action").asText()).isEqualTo("trigger");
        assertThat(page.path("dedup_key").asText()).isEqualTo("goaround/dep-1");
        assertThat(page.at("/payload/summary").asText())
                .isEqualTo("greeter 2.0.0 in production is being rolled back to 1.0.0");
        assertThat(page.at("/payload/source").asText()).isEqualTo("greeter/production");
        assertThat(page.at("/payload/severity").asText()).isEqualTo("critical");
        assertThat(page.at("/payload/timestamp").asText()).isEqualTo("2026-03-04T10:00:10Z");
        assertThat(page.at("/payload/custom_details").toString()).contains("error_rate 33.3 %");
        assertThat(page.at("/links/0/href").asText()).isEqualTo("https://ci.example/run/7");
    }

    @Test
    void theSameKeyResolvesIt() {
        JsonNode resolve =
                json(PagerDutyBodies.resolve(Assignments.of(events.verified(), ChannelAction.RESOLVE, "", null), KEY));
        assertThat(resolve.path("event_action").asText()).isEqualTo("resolve");
        assertThat(resolve.path("dedup_key").asText()).isEqualTo("goaround/dep-1");
    }

    @Test
    void aChangeEventPagesNobody() {
        JsonNode change = json(PagerDutyBodies.change(
                Assignments.of(events.ended(Outcome.SUCCEEDED, 9), ChannelAction.CHANGE, "", null), KEY));
        assertThat(change.has("event_action")).isFalse();
        assertThat(change.at("/payload/summary").asText()).contains("is live");
    }

    @Test
    void summariesAndDetailsAreCut() {
        var failed = events.failed("🚨".repeat(300_000));
        JsonNode page = json(PagerDutyBodies.page(Assignments.of(failed, ChannelAction.PAGE, "", null), KEY));
        String summary = page.at("/payload/summary").asText();
        assertThat(summary.codePointCount(0, summary.length())).isLessThanOrEqualTo(1024);
        assertThat(page.toString().length()).isLessThan(10_000);
    }

    @Test
    void tooManyRequestsMeansMinutesAndABadEventNeverGetsBetter() {
        assertThat(PagerDutyAnswers.read(answered(429), Events.AT))
                .isEqualTo(new SendResult.TryLater(
                        DeliveryReason.RATE_LIMITED, "the receiver answered with status 429", Duration.ofMinutes(1)));
        assertThat(PagerDutyAnswers.read(answered(400), Events.AT)).isInstanceOf(SendResult.Refused.class);
        assertThat(PagerDutyAnswers.read(answered(202), Events.AT)).isInstanceOf(SendResult.Sent.class);
        assertThat(PagerDutyAnswers.read(answered(500), Events.AT)).isInstanceOf(SendResult.TryLater.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\": \"success\", \"dedup_key\": \"x\"} | Sent",
                "{} | Sent",
                "{\"status\": \"invalid event\", \"errors\": [\"x\"]} | Refused",
                "<html>Sign in</html> | Unclear",
                "[] | Unclear"
            })
    void aGoodStatusIsNotEnough(String body, String kind) {
        HttpAnswer answer = new HttpAnswer.Answered(202, Map.of(), Body.utf8(body), null);
        assertThat(PagerDutyAnswers.read(answer, Events.AT).getClass().getSimpleName())
                .isEqualTo(kind);
    }

    private static HttpAnswer answered(int status) {
        return new HttpAnswer.Answered(status, Map.<String, List<String>>of(), Body.EMPTY, null);
    }

    private static JsonNode json(Map<String, Object> body) {
        return EventJson.mapper().valueToTree(body);
    }
}
