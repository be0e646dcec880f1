package dev.goaround.egress;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a call ended. Whoever repeats calls reads it so: {@link Refused} is for good until someone changes something,
 * {@link NotSent} did nothing at the receiver, after {@link NoAnswer} nobody knows. No message holds a secret.
 */
public sealed interface HttpAnswer {

    /** What each case leads to. */
    <T> T fold(
            Function<Answered, T> answered,
            Function<Refused, T> refused,
            Function<NotSent, T> notSent,
            Function<NoAnswer, T> noAnswer);

    /**
     * The receiver answered, with whatever status.
     *
     * @param headers values in their order by name in lower case
     * @param body after decompression
     */
    record Answered(int status, Map<String, List<String>> headers, Body body, Timings timings) implements HttpAnswer {

        /** The first value of the header, whatever the case of its name. */
        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                    .findFirst();
        }

        /** 2xx. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        @Override
        public String toString() {
            return "Answered[" + status + ", " + body + ", " + timings + "]";
        }

        @Override
        public <T> T fold(
                Function<Answered, T> answered,
                Function<Refused, T> refused,
                Function<NotSent, T> notSent,
                Function<NoAnswer, T> noAnswer) {
            return answered.apply(this);
        }
    }

    /** The guard does not let the call go out; the reason says what would be right. */
    record Refused(String reason) implements HttpAnswer {
        @Override
        public <T> T fold(
                Function<Answered, T> answered,
                Function<Refused, T> refused,
                Function<NotSent, T> notSent,
                Function<NoAnswer, T> noAnswer) {
            return refused.apply(this);
        }
    }

    /** Nothing of the request left this machine, so repeating it is safe. */
    record NotSent(NotSent.Kind kind, String message) implements HttpAnswer {
        public enum Kind {
            DNS,
            CONNECT,
            TLS,
            TIMEOUT_BEFORE_SENT
        }

        @Override
        public <T> T fold(
                Function<Answered, T> answered,
                Function<Refused, T> refused,
                Function<NotSent, T> notSent,
                Function<NoAnswer, T> noAnswer) {
            return notSent.apply(this);
        }
    }

    /** The request, or a part of it, was sent: whether it had its effect is unknown. */
    record NoAnswer(NoAnswer.Kind kind, String message) implements HttpAnswer {
        public enum Kind {
            TIMEOUT,
            RESET,
            BODY_TOO_LARGE,
            /** What came back was not HTTP, or could not be decompressed. */
            UNREADABLE
        }

        @Override
        public <T> T fold(
                Function<Answered, T> answered,
                Function<Refused, T> refused,
                Function<NotSent, T> notSent,
                Function<NoAnswer, T> noAnswer) {
            return noAnswer.apply(this);
        }
    }
}
