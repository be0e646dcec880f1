package dev.goaround.rollback.actuators.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.goaround.egress.Answer;
import dev.goaround.rollback.actuators.RetryAfter;
import dev.goaround.rollback.actuators.Trouble;
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
    static Optional<Trouble> trouble(Answer answer, String rights, Instant now) {
        if (!(answer instanceof Answer.Answered answered)) {
            return Trouble.unanswered(answer);
        }
        if (!answered.isSuccess()) {
            return Optional.of(trouble(answered, rights, now));
        }
        return isObject(Json.of(answered))
                ? Optional.empty()
                : Optional.of(Trouble.unreadable("the cluster", answered.status()));
    }

    /** An object or a list; not a login page, nor the status of something that went wrong. */
    private static boolean isObject(JsonNode answer) {
        return (answer.path("kind").isTextual() || answer.path("metadata").isObject())
                && !answer.path("status").asText("").equals("Failure");
    }

    private static Trouble trouble(Answer.Answered answered, String rights, Instant now) {
        String words = Json.of(answered).path("message").asText("");
        String message = words.isEmpty() ? "" : ": " + words;
        int status = answered.status();
        return switch (status) {
            case UNAUTHORIZED ->
                Trouble.refused("the cluster does not accept the token (401): renew the step's secret" + message);
            case FORBIDDEN -> Trouble.refused("the token's account needs the right to " + rights + " (403)" + message);
            case NOT_FOUND -> Trouble.refused("the cluster has no such object (404)" + message);
            case CONFLICT -> Trouble.conflict("the object was changed meanwhile (409)" + message);
            case INVALID -> Trouble.refused("the cluster refuses the change (422)" + message);
            case TOO_MANY ->
                Trouble.notNow(
                        RetryAfter.read(answered.header("retry-after").orElse(null), now),
                        "the cluster has too much to do (429)" + message);
            default ->
                Trouble.mayHideAnEffect(status)
                        ? new Trouble(
                                Trouble.Kind.UNCLEAR,
                                RetryAfter.read(answered.header("retry-after").orElse(null), now),
                                "the cluster answered " + status + message)
                        : Trouble.refused("the cluster answered " + status + message);
        };
    }
}
