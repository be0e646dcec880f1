package dev.goaround.rollback.actuators;

import dev.goaround.egress.HttpAnswer;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a call did not bring what it was made for, as far as that can be told without knowing the call.
 *
 * @param kind whether it is clear that the call had no effect, and for how long
 * @param after that the receiver wants to be left alone; null: not said
 */
public record CallFailure(Kind kind, Duration after, String reason) {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int SERVER_ERROR = 500;

    /** What is known of a call that failed. */
    public enum Kind {
        /** It had no effect, and another one will have none until someone changes something. */
        REFUSED,
        /** It had no effect; another one may. */
        NOT_NOW,
        /** It had no effect, because what it was based on has changed. */
        CONFLICT,
        /** It may have had its effect. */
        UNCLEAR
    }

    public static CallFailure refused(String reason) {
        return new CallFailure(Kind.REFUSED, null, reason);
    }

    public static CallFailure notNow(Duration after, String reason) {
        return new CallFailure(Kind.NOT_NOW, after, reason);
    }

    public static CallFailure conflict(String reason) {
        return new CallFailure(Kind.CONFLICT, null, reason);
    }

    public static CallFailure unclear(String reason) {
        return new CallFailure(Kind.UNCLEAR, null, reason);
    }

    /**
     * Whether a status may come from something between us and the receiver that had handed the call on: it waited too long, or lost the
     * receiver. So whatever the receiver's own would mean, the call may have had its effect.
     */
    public static boolean mayHideAnEffect(int status) {
        return status == REQUEST_TIMEOUT || status >= SERVER_ERROR;
    }

    /** The receiver, or what answered in its place, said yes in words that are not the receiver's: a login page, an answer that was cut. */
    public static CallFailure unreadable(String receiver, int status) {
        return unclear(receiver + " answered " + status + ", and what came with it is not " + receiver + "'s");
    }

    /** Of a call that was not answered; empty if it was. */
    public static Optional<CallFailure> unanswered(HttpAnswer answer) {
        if (answer instanceof HttpAnswer.Refused refused) {
            return Optional.of(refused("the call was not let out: " + refused.reason()));
        }
        if (answer instanceof HttpAnswer.NotSent notSent) {
            return Optional.of(notNow(null, "not sent: " + notSent.message()));
        }
        return answer instanceof HttpAnswer.NoAnswer none
                ? Optional.of(unclear("no answer: " + none.message()))
                : Optional.empty();
    }

    /** As the result of a step of which nothing but questions was asked yet. */
    public StepResult ofAsking() {
        return kind == Kind.REFUSED ? new StepResult.Refused(reason) : new StepResult.Retry(after, reason);
    }

    /**
     * As the result of a call that can be repeated, because what it would do is looked for first.
     *
     * @param usual when to look again, if the receiver does not say
     */
    public StepResult ofRepeatable(String handle, boolean sure, Duration usual) {
        return kind == Kind.REFUSED ? new StepResult.Refused(reason) : again(handle, sure, usual);
    }

    /** As the result of looking for an effect, or following it: what cannot be seen is not known. */
    public StepResult ofLooking(String handle, boolean sure, Duration usual) {
        return kind == Kind.REFUSED ? ofUnseen() : again(handle, sure, usual);
    }

    /** As the result of a step whose effect cannot be looked at. */
    public StepResult ofUnseen() {
        return new StepResult.Unknown("what became of it cannot be seen: " + reason);
    }

    private StepResult again(String handle, boolean sure, Duration usual) {
        return new StepResult.Begun(handle, null, sure, after == null ? usual : after);
    }
}
