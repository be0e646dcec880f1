package dev.goaround.notifier.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.contracts.EventJson;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.RetryAfter;
import dev.goaround.notifier.delivery.DeliveryReason;
import dev.goaround.notifier.delivery.HttpAnswers;
import dev.goaround.notifier.delivery.SendResult;
import dev.goaround.notifier.delivery.SendResult.Refused;
import dev.goaround.notifier.delivery.SendResult.Sent;
import dev.goaround.notifier.delivery.SendResult.TryLater;
import dev.goaround.notifier.delivery.SendResult.Unclear;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What Slack's Web API means: status 200 with the truth in {@code ok} and {@code error}. */
public final class SlackAnswers {
    private static final Set<String> RATE = Set.of("ratelimited", "rate_limited");
    private static final Set<String> LATER = Set.of("service_unavailable", "internal_error", "team_added_to_org");
    private static final Set<String> UNCLEAR = Set.of("fatal_error", "request_timeout");
    private static final Set<String> AUTHORIZATION = Set.of(
            "not_authed",
            "invalid_auth",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "no_permission",
            "missing_scope",
            "not_allowed_token_type",
            "ekm_access_denied",
            "access_denied");
    private static final Set<String> DESTINATION = Set.of(
            "channel_not_found", "is_archived", "not_in_channel", "restricted_action", "team_access_not_granted");
    /** The message is not there any more, or may not be edited any more: a new one has to be posted. */
    private static final Set<String> NOT_EDITABLE =
            Set.of("message_not_found", "edit_window_closed", "cant_update_message");

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private SlackAnswers() {}

    public static SendResult read(HttpAnswer answer, Instant now) {
        if (!(answer instanceof HttpAnswer.Answered answered)) {
            return HttpAnswers.unanswered(answer);
        }
        if (!answered.isSuccess()) {
            return HttpAnswers.read(answer, now);
        }
        JsonNode json = json(answered);
        if (json.path("ok").asBoolean()) {
            String ts = json.path("ts").asText();
            return new Sent(ts.isEmpty() ? null : json.path("channel").asText() + "/" + ts);
        }
        return ofError(json.path("error").asText(), RetryAfter.of(answered, now).orElse(PAUSE));
    }

    static SendResult ofError(String error, Duration pause) {
        String said = "Slack answered " + (error.matches("[a-z_]{1,60}") ? error : "without an error that can be read");
        if (RATE.contains(error)) {
            return new TryLater(DeliveryReason.RATE_LIMITED, said, pause);
        }
        if (LATER.contains(error)) {
            return new TryLater(DeliveryReason.SERVER_ERROR, said, null);
        }
        if (UNCLEAR.contains(error) || error.isEmpty()) {
            return new Unclear(DeliveryReason.NO_ANSWER, said);
        }
        if (AUTHORIZATION.contains(error)) {
            return new Refused(DeliveryReason.AUTHORIZATION, said);
        }
        return new Refused(DESTINATION.contains(error) ? DeliveryReason.DESTINATION : DeliveryReason.CONTENT, said);
    }

    /** Whether the answer to an edit says that there is nothing to edit. */
    public static boolean isNotEditable(HttpAnswer answer) {
        return answer instanceof HttpAnswer.Answered answered
                && NOT_EDITABLE.contains(json(answered).path("error").asText());
    }

    private static JsonNode json(HttpAnswer.Answered answered) {
        try {
            return EventJson.mapper().readTree(answered.body().text());
        } catch (JsonProcessingException e) {
            return EventJson.mapper().createObjectNode();
        }
    }
}
