package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.RetryAfter;
import dev.goaround.rollback.actuators.CallFailure;
import java.time.Instant;
import java.util.Optional;

/** What the Kubernetes API's errors mean: a Status object with reason and message (API conventions, response status kind). */
final class KubernetesAnswers {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int INVALID = 422;
    private static final int TOO_MANY = 429;

    private KubernetesAnswers() {}

    /**
     * @param rights that the call needs, for the message
     * @return empty if the call succeeded
     */
    static Optional<CallFailure> trouble(HttpAnswer answer, String rights, Instant now) {
        if (!(answer instanceof HttpAnswer.Answered answered)) {
            return CallFailure.unanswered(answer);
        }
        if (!answered.isSuccess()) {
            return Optional.of(trouble(answered, rights, now));
        }
        return isObject(JsonBodies.of(answered))
                ? Optional.empty()
                : Optional.of(CallFailure.unreadable("the cluster", answered.status()));
    }

    /** An object or a list; not a login page, nor the status of something that went wrong. */
    private static boolean isObject(JsonNode answer) {
        return (answer.path("kind").isTextual() || answer.path("metadata").isObject())
                && !answer.path("status").asText("").equals("Failure");
    }

    private static CallFailure trouble(HttpAnswer.Answered answered, String rights, Instant now) {
        String words = JsonBodies.of(answered).path("message").asText("");
        String message = words.isEmpty() ? "" : ": " + words;
        int status = answered.status();
        return switch (status) {
            case UNAUTHORIZED ->
                CallFailure.refused("the cluster does not accept the token (401): renew the step's secret" + message);
            case FORBIDDEN ->
                CallFailure.refused("the token's account needs the right to " + rights + " (403)" + message);
            case NOT_FOUND -> CallFailure.refused("the cluster has no such object (404)" + message);
            case CONFLICT -> CallFailure.conflict("the object was changed meanwhile (409)" + message);
            case INVALID -> CallFailure.refused("the cluster refuses the change (422)" + message);
            case TOO_MANY ->
                CallFailure.notNow(
                        RetryAfter.of(answered, now).orElse(null), "the cluster has too much to do (429)" + message);
            default ->
                CallFailure.mayHideAnEffect(status)
                        ? new CallFailure(
                                CallFailure.Kind.UNCLEAR,
                                RetryAfter.of(answered, now).orElse(null),
                                "the cluster answered " + status + message)
                        : CallFailure.refused("the cluster answered " + status + message);
        };
    }
}
