package dev.goaround.rollback.actuators;

import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What GitHub's answers to a workflow dispatch mean for the step (REST API for Actions, and its rate limits). */
public final class GitHubAnswers {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    /** That only GitHub's API sets. */
    private static final Set<String> OWN_HEADERS = Set.of("x-github-request-id", "x-ratelimit-remaining");

    private GitHubAnswers() {}

    /**
     * An error that is clear: for good, or to come again. Empty if the call may or may not have been taken; a limit is clear only in
     * GitHub's own words, because whatever is between us may limit what it has handed on.
     */
    public static Optional<StepResult> error(HttpAnswer answer, String message, Instant now) {
        if (answer instanceof HttpAnswer.Refused refused) {
            return refusal("the call was not let out: " + refused.reason());
        }
        if (answer instanceof HttpAnswer.NotSent notSent) {
            return Optional.of(new StepResult.Retry(null, "not sent: " + notSent.message()));
        }
        return answer instanceof HttpAnswer.Answered answered ? error(answered, message, now) : Optional.empty();
    }

    private static Optional<StepResult> error(HttpAnswer.Answered answered, String message, Instant now) {
        int status = answered.status();
        if (isLimited(answered)) {
            return isOwn(answered)
                    ? Optional.of(
                            new StepResult.Retry(wait(answered, now), "GitHub limits the rate: " + status + message))
                    : Optional.empty();
        }
        if (CallFailure.mayHideAnEffect(status)) {
            return Optional.empty();
        }
        return switch (status) {
            case UNAUTHORIZED -> refusal("GitHub does not accept the token (401): renew the step's secret" + message);
            case FORBIDDEN -> refusal("the token may not run workflows (403): it needs Actions: write" + message);
            case NOT_FOUND ->
                refusal("GitHub knows no such repository or workflow, or the token may not see it (404)" + message);
            case UNPROCESSABLE ->
                refusal("GitHub refuses the dispatch (422): check ref, inputs and the workflow_dispatch trigger"
                        + message);
            default -> refusal("GitHub answered " + status + message);
        };
    }

    private static boolean isLimited(HttpAnswer.Answered answered) {
        boolean spent = answered.header("retry-after").isPresent()
                || answered.header("x-ratelimit-remaining").filter("0"::equals).isPresent();
        return answered.status() == TOO_MANY || (answered.status() == FORBIDDEN && spent);
    }

    private static boolean isOwn(HttpAnswer.Answered answered) {
        return OWN_HEADERS.stream().anyMatch(name -> answered.header(name).isPresent());
    }

    /** What the one who limits the rate wants to be left alone for; null: not said. */
    public static Duration wait(HttpAnswer.Answered answered, Instant now) {
        Duration after = RetryAfter.of(answered, now).orElse(null);
        return after != null ? after : reset(answered, now);
    }

    private static Duration reset(HttpAnswer.Answered answered, Instant now) {
        try {
            return answered.header("x-ratelimit-reset")
                    .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
                    .filter(reset -> reset.isAfter(now))
                    .map(reset -> Duration.between(now, reset))
                    .orElse(null);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Optional<StepResult> refusal(String reason) {
        return Optional.of(new StepResult.Refused(reason));
    }
}
