package dev.goaround.messaging.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;

/** Why an event or a request was not handled, as far as it matters for what happens next. */
public enum FailureKind {
    /**
     * The database is not there, does not let us in, took too long, or had to give up our transaction for another's sake: waited
     * out.
     */
    OUTAGE,
    /** The handler says that the event is not acceptable. */
    REFUSAL,
    /** Anything else: the same event will fail again. */
    DEFECT;

    /** The pool has no class of its own for this. */
    private static final String POOL_TIMEOUT = "Timeout";

    private static final int DEEPEST_CAUSE = 20;

    /** Looks through the causes as well; what it does not know is a defect. */
    public static FailureKind of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof RefusedEvent) {
                return REFUSAL;
            }
            if (isOutage(cause)) {
                return OUTAGE;
            }
            cause = cause.getCause();
        }
        return DEFECT;
    }

    private static boolean isOutage(Throwable cause) {
        if (cause instanceof DatabaseException refused) {
            return new SqlState(refused.getSqlState(), refused.getMessage()).isOutage();
        }
        // Hibernate Reactive puts the driver's exception into one of these, and does not keep it as its cause.
        if (cause instanceof SQLException refused) {
            return new SqlState(refused.getSQLState(), refused.getMessage()).isOutage();
        }
        return cause instanceof ClosedConnectionException
                || cause instanceof TimeoutException
                || isConnectionFailure(cause)
                || isClosedConnection(cause);
    }

    /** Handlers read JSON and nothing else: any other input or output is the driver's. */
    private static boolean isConnectionFailure(Throwable cause) {
        return cause instanceof IOException && !(cause instanceof JsonProcessingException);
    }

    private static boolean isClosedConnection(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return (cause instanceof VertxException && message.contains("closed"))
                || (cause.getClass().getName().startsWith("io.vertx.core.impl.NoStackTrace")
                        && (message.contains(POOL_TIMEOUT) || message.contains("closed")));
    }
}
