package dev.goaround.rollback.actuators;

import dev.goaround.contracts.watch.WebhookStep;
import dev.goaround.egress.HttpAnswer;
import dev.goaround.egress.ParsedText;
import dev.goaround.egress.RetryAfter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a receiver's answers mean for the step: to a signed POST, and to the questions after it. Between us and the receiver may be
 * proxies, and their answers look as the receiver's do; so an error is the receiver's refusal only where no proxy gives it for a call
 * that it has handed on.
 */
public final class WebhookAnswers {

    private static final int ACCEPTED = 202;
    private static final int NO_CONTENT = 204;
    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final int ERRORS = 400;

    /** With 202 all that a receiver says yes with; not parts of something (206), nor several outcomes in one (207). */
    private static final Set<Integer> YES = Set.of(OK, 201, 203, NO_CONTENT, 205);

    /** To be repeated elsewhere, and so not done here. After another redirect the POST may have been taken: see the page there. */
    private static final Set<Integer> MOVED = Set.of(301, 307, 308);

    /** The receiver has done nothing and asks to come again: RFC 6585, 8470. */
    private static final Set<Integer> COME_AGAIN = Set.of(425, 429);

    /** Asking again would not help. */
    private static final Set<Integer> SHUT = Set.of(401, 403, 410);

    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    /** Nobody is asked more seldom, so that the end is seen soon. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final int LONGEST_LOCATION = 2000;

    private WebhookAnswers() {}

    /** The answer to the POST. */
    public static StepResult read(WebhookStep step, HttpAnswer answer, ReceiverWord word, Instant now) {
        if (answer instanceof HttpAnswer.Answered answered) {
            return answered.isSuccess() ? taken(step, answered, word, now) : error(step, answered, now);
        }
        if (answer instanceof HttpAnswer.Refused refused) {
            return new StepResult.Refused("the call was not let out: " + refused.reason());
        }
        if (answer instanceof HttpAnswer.NotSent notSent) {
            return new StepResult.Retry(null, "not sent: " + notSent.message());
        }
        HttpAnswer.NoAnswer none = (HttpAnswer.NoAnswer) answer;
        return unclear(step, "no answer: " + none.message());
    }

    /**
     * The answer to a question after it. It is done only where the receiver says so; what is not understood is asked again, until the
     * step's time is over.
     */
    public static StepResult later(HttpAnswer answer, ReceiverWord word, String handle, Instant now) {
        if (answer instanceof HttpAnswer.Refused refused) {
            return unseen("the call was not let out: " + refused.reason());
        }
        if (!(answer instanceof HttpAnswer.Answered answered)) {
            return again(handle, ASK_AGAIN);
        }
        int status = answered.status();
        if (status == NO_CONTENT || (status == OK && word.kind() == ReceiverWord.Kind.DONE)) {
            return new StepResult.Done("the receiver says that it is done" + word.noted(), null);
        }
        if (status == OK && word.kind() == ReceiverWord.Kind.FAILED) {
            return new StepResult.Refused("the receiver says that it failed" + word.noted());
        }
        boolean shut = (status >= REDIRECTS && status < ERRORS) || SHUT.contains(status);
        return shut ? unseen("the receiver answered " + status) : again(handle, pause(answered, now));
    }

    private static StepResult taken(WebhookStep step, HttpAnswer.Answered answered, ReceiverWord word, Instant now) {
        int status = answered.status();
        if (word.kind() == ReceiverWord.Kind.CONTRARY || (status != ACCEPTED && !YES.contains(status))) {
            return new StepResult.Unknown("answered " + status + " with "
                    + (word.kind() == ReceiverWord.Kind.CONTRARY ? word.note() : "what no receiver of webhooks answers")
                    + ": whether it did what it was told is not known");
        }
        if (word.kind() == ReceiverWord.Kind.FAILED) {
            return new StepResult.Refused("answered " + status + " and says that it failed" + word.noted());
        }
        boolean underWay = status == ACCEPTED || word.kind() == ReceiverWord.Kind.RUNNING;
        if (!underWay || word.kind() == ReceiverWord.Kind.DONE) {
            return new StepResult.Done("answered " + status + word.noted(), null);
        }
        Optional<String> location = answered.header("location").filter(text -> !text.isBlank());
        return location.isEmpty()
                ? new StepResult.Done(
                        "taken (" + status + "); the receiver does not say when it is through: only the verification"
                                + " shows it",
                        null)
                : place(step.url(), location.get())
                        .<StepResult>map(place -> again(place.toString(), pause(answered, now)))
                        .orElse(problems ->
                                unseen("it was taken (" + status + "), but " + String.join("; ", problems)));
    }

    private static StepResult error(WebhookStep step, HttpAnswer.Answered answered, Instant now) {
        int status = answered.status();
        String what = "answered " + status;
        if (status < REDIRECTS
                || CallFailure.mayHideAnEffect(status)
                || (COME_AGAIN.contains(status) && !step.recognisesKeys())) {
            return unclear(step, what, answered, now);
        }
        if (COME_AGAIN.contains(status)) {
            return new StepResult.Retry(after(answered, now), what);
        }
        if (status >= ERRORS) {
            return new StepResult.Refused(what);
        }
        String remedy = ", and redirects are not followed: give the step the receiver's final URL";
        return MOVED.contains(status)
                ? new StepResult.Refused(what + remedy)
                : new StepResult.Unknown(what + ", which may be the receiver's yes or a place to log in" + remedy);
    }

    private static StepResult unclear(WebhookStep step, String what) {
        return step.recognisesKeys() ? new StepResult.Retry(null, what, true) : unrecognised(what);
    }

    private static StepResult unclear(WebhookStep step, String what, HttpAnswer.Answered answered, Instant now) {
        return step.recognisesKeys()
                ? new StepResult.Retry(after(answered, now), what, true)
                : unrecognised(what + ", perhaps by a proxy that had handed the call on");
    }

    private static StepResult unrecognised(String what) {
        return new StepResult.Unknown(what + ", and the receiver does not recognise a repeated key");
    }

    private static StepResult unseen(String reason) {
        return CallFailure.refused(reason).ofUnseen();
    }

    /** Only where the POST went: the signature of this step is nobody else's business. */
    private static ParsedText<URI> place(URI url, String location) {
        try {
            URI place = url.resolve(location.strip());
            if (location.length() > LONGEST_LOCATION || place.getRawFragment() != null) {
                return ParsedText.bad("its Location is too long or has a fragment");
            }
            return origin(place).equals(origin(url))
                    ? ParsedText.good(place)
                    : ParsedText.bad(
                            "its Location leads elsewhere than the webhook: give one with the same scheme, host and"
                                    + " port");
        } catch (IllegalArgumentException e) {
            return ParsedText.bad("its Location is no URL");
        }
    }

    private static String origin(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return (uri.getScheme() + "://" + uri.getRawUserInfo() + "@" + uri.getHost() + ":" + port)
                .toLowerCase(Locale.ROOT);
    }

    private static Duration after(HttpAnswer.Answered answered, Instant now) {
        return RetryAfter.of(answered, now).orElse(null);
    }

    private static Duration pause(HttpAnswer.Answered answered, Instant now) {
        Duration wanted = after(answered, now);
        if (wanted == null) {
            return ASK_AGAIN;
        }
        return wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
    }

    private static StepResult again(String handle, Duration after) {
        return new StepResult.Begun(handle, null, true, after);
    }
}
