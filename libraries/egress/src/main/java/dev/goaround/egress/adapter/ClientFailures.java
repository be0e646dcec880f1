package dev.goaround.egress.adapter;

import dev.goaround.egress.HttpAnswer.NoAnswer;
import dev.goaround.egress.HttpAnswer.NotSent;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** What a failure of the client means to the caller, in words that hold nothing of the request. */
final class ClientFailures {
    private static final int LONGEST_DETAIL = 200;

    private ClientFailures() {}

    static NotSent.Kind beforeSent(Throwable failure) {
        if (tls(failure) != null) {
            return NotSent.Kind.TLS;
        }
        return failure instanceof TimeoutException ? NotSent.Kind.TIMEOUT_BEFORE_SENT : NotSent.Kind.CONNECT;
    }

    static String describedBeforeSent(Throwable failure) {
        Throwable tls = tls(failure);
        if (tls != null && innermost(tls) instanceof NotSslRecordException) {
            // Its own message holds the bytes that the other side sent.
            return "the other side does not speak TLS there; is it an http:// address?";
        }
        if (tls != null) {
            return "the TLS handshake failed: " + shortened(innermost(tls));
        }
        if (failure instanceof TimeoutException || failure instanceof ConnectTimeoutException) {
            return "the connection was not accepted in time";
        }
        if (failure instanceof NoRouteToHostException) {
            return "there is no route to the address";
        }
        return failure instanceof ConnectException
                ? "the connection was refused"
                : "the connection could not be made (" + failure.getClass().getSimpleName() + ")";
    }

    static NoAnswer.Kind afterSent(Throwable failure) {
        return isLostConnection(failure) ? NoAnswer.Kind.RESET : NoAnswer.Kind.UNREADABLE;
    }

    static String describedAfterSent(Throwable failure) {
        return isLostConnection(failure)
                ? "the connection was closed before the answer was complete"
                : "the answer is not readable HTTP (" + failure.getClass().getSimpleName() + ")";
    }

    private static boolean isLostConnection(Throwable failure) {
        return failure instanceof IOException || failure instanceof HttpClosedException;
    }

    private static Throwable tls(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SSLException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The innermost message is the one that says which name or which certificate. */
    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String shortened(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.length() > LONGEST_DETAIL ? message.substring(0, LONGEST_DETAIL) + "…" : message;
    }
}
