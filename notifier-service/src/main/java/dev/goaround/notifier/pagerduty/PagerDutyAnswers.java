package dev.goaround.notifier.pagerduty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.delivery.HttpAnswers;
import dev.goaround.notifier.delivery.SendResult;
import dev.goaround.notifier.delivery.SendResult.Refused;
import dev.goaround.notifier.delivery.SendResult.Sent;
import dev.goaround.notifier.delivery.SendResult.TryLater;
import dev.goaround.notifier.delivery.SendResult.Unclear;
import dev.goaround.notifier.text.TextLimit;
import java.time.Duration;
import java.time.Instant;

/** What PagerDuty's Events API v2 means: 400 never gets better, and after 429 it wants to be left alone for minutes. */
public final class PagerDutyAnswers {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final String SUCCESS = "success";
    private static final int STATUS = 60;

    private PagerDutyAnswers() {}

    public static SendResult read(HttpAnswer answer, Instant now) {
        SendResult result = HttpAnswers.read(answer, now);
        if (result instanceof Sent && answer instanceof HttpAnswer.Answered answered) {
            return accepted(answered.body().text());
        }
        return result instanceof TryLater later
                        && later.reason() == DeliveryReason.RATE_LIMITED
                        && later.after() == null
                ? new TryLater(later.reason(), later.detail(), PAUSE)
                : result;
    }

    /** A good status is not enough: a body may say that the event was not processed, or not be PagerDuty's at all. */
    private static SendResult accepted(String body) {
        if (body.isBlank()) {
            return new Sent(null);
        }
        try {
            JsonNode json = EventJson.mapper().readTree(body);
            if (!json.isObject()) {
                return notTheirs();
            }
            String status = json.path("status").asText(SUCCESS);
            return status.equals(SUCCESS)
                    ? new Sent(null)
                    : new Refused(DeliveryReason.CONTENT, "PagerDuty answered " + TextLimit.oneLine(STATUS, status));
        } catch (JsonProcessingException e) {
            return notTheirs();
        }
    }

    private static SendResult notTheirs() {
        return new Unclear(DeliveryReason.NO_ANSWER, "the answer is not PagerDuty's; look at the route's url");
    }
}
