package dev.goaround.rollback.actuators;

import dev.goaround.contracts.watch.WebhookStep;
import dev.goaround.egress.Answer;
import java.time.Instant;
import java.util.Set;

/** What a receiver's answer to a signed POST means for the step. */
public final class WebhookAnswers {

    /** The receiver asks to come again and has done nothing: RFC 9110, 6585, 8470. */
    private static final Set<Integer> COME_AGAIN = Set.of(408, 425, 429, 503);

    private WebhookAnswers() {}

    public static StepResult read(WebhookStep step, Answer answer, Instant now) {
        if (answer instanceof Answer.Answered answered) {
            return answered(step, answered, now);
        }
        if (answer instanceof Answer.Refused refused) {
            return new StepResult.Refused("the call was not let out: " + refused.reason());
        }
        if (answer instanceof Answer.NotSent notSent) {
            return new StepResult.Retry(null, "not sent: " + notSent.message());
        }
        Answer.NoAnswer none = (Answer.NoAnswer) answer;
        return unclear(step, "no answer: " + none.message());
    }

    private static StepResult answered(WebhookStep step, Answer.Answered answered, Instant now) {
        int status = answered.status();
        if (answered.isSuccess()) {
            return new StepResult.Done("answered " + status, null);
        }
        if (COME_AGAIN.contains(status)) {
            return new StepResult.Retry(
                    RetryAfter.read(answered.header("retry-after").orElse(null), now), "answered " + status);
        }
        if (status >= 500) {
            return unclear(step, "answered " + status);
        }
        if (status >= 300 && status < 400) {
            return new StepResult.Refused(
                    "answered " + status + ", and redirects are not followed: give the step the receiver's final URL");
        }
        return new StepResult.Refused("answered " + status);
    }

    private static StepResult unclear(WebhookStep step, String what) {
        return step.recognisesKeys()
                ? new StepResult.Retry(null, what, true)
                : new StepResult.Unknown(what + ", and the receiver does not recognise a repeated key");
    }
}
