package dev.goaround.notifier.delivery;

import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.RetryAfter;
import dev.goaround.notifier.delivery.SendResult.Refused;
import dev.goaround.notifier.delivery.SendResult.Sent;
import dev.goaround.notifier.delivery.SendResult.TryLater;
import dev.goaround.notifier.delivery.SendResult.Unclear;
import java.time.Duration;
import java.time.Instant;

/** What an HTTP answer means for a delivery, where the receiver's own documentation says nothing else. */
public final class HttpAnswers {
    private HttpAnswers() {}

    /** @param now to read a Retry-After that names an instant (RFC 9110, 10.2.3) */
    public static SendResult read(HttpAnswer answer, Instant now) {
        if (answer instanceof HttpAnswer.Answered answered) {
            return ofStatus(answered.status(), RetryAfter.of(answered, now).orElse(null));
        }
        return unanswered(answer);
    }

    /** Of a call that brought no answer. */
    public static SendResult unanswered(HttpAnswer answer) {
        if (answer instanceof HttpAnswer.Refused refused) {
            return new Refused(DeliveryReason.GUARD, refused.reason());
        }
        if (answer instanceof HttpAnswer.NotSent notSent) {
            return new TryLater(DeliveryReason.NOT_REACHED, notSent.message(), null);
        }
        if (answer instanceof HttpAnswer.NoAnswer noAnswer) {
            return new Unclear(DeliveryReason.NO_ANSWER, noAnswer.message());
        }
        throw new IllegalArgumentException("the receiver did answer: " + answer);
    }

    static SendResult ofStatus(int status, Duration retryAfter) {
        String said = "the receiver answered with status " + status;
        if (status >= 200 && status < 300) {
            return new Sent(null);
        }
        return switch (status) {
            case 429 -> new TryLater(DeliveryReason.RATE_LIMITED, said, retryAfter);
            case 408, 425 -> new TryLater(DeliveryReason.SERVER_ERROR, said, retryAfter);
            // The gateway sent the request on, and heard nothing.
            case 504 -> new Unclear(DeliveryReason.NO_ANSWER, said);
            case 401, 403, 407 -> new Refused(DeliveryReason.AUTHORIZATION, said);
            case 404, 405, 410, 421 -> new Refused(DeliveryReason.DESTINATION, said);
            default -> {
                if (status >= 500) {
                    yield new TryLater(DeliveryReason.SERVER_ERROR, said, retryAfter);
                }
                if (status >= 300 && status < 400) {
                    yield new Refused(
                            DeliveryReason.DESTINATION, said + "; redirects are not followed, correct the URL");
                }
                yield status < 200
                        ? new Unclear(DeliveryReason.NO_ANSWER, said)
                        : new Refused(DeliveryReason.CONTENT, said);
            }
        };
    }
}
