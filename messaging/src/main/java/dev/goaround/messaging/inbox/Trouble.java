package dev.goaround.messaging.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Why an event or a request was not handled, as far as it matters for what happens next. */
public enum Trouble {
    /** The database is not there, or had to give up our transaction for another's sake: waited out. */
    OUTAGE,
    /** The handler says that the event is not acceptable. */
    REFUSAL,
    /** Anything else: the same event will fail again. */
    DEFECT;

    /**
     * SQLSTATE classes (PostgreSQL, appendix A): 08 connection, 53 out of resources, 57P shut down or starting, 58 system
     * error, 40 rolled back for a conflict, 25006 read-only (a replica, until the switch-over is done).
     */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53", "58", "40");

    private static final String SHUT_DOWN = "57P";
    private static final String READ_ONLY = "25006";

    /** The pool has no class of its own for this. */
    private static final String POOL_TIMEOUT = "Timeout";

    private static final int DEEPEST_CAUSE = 20;

    /** Looks through the causes as well; what it does not know is a defect. */
    public static Trouble of(Throwable failure) {
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
        if (cause instanceof PgException refused) {
            return isOutage(refused.getSqlState());
        }
        return cause instanceof ClosedConnectionException
                || cause instanceof TimeoutException
                || isConnectionFailure(cause)
                || isClosedConnection(cause);
    }

    private static boolean isOutage(String sqlState) {
        return sqlState != null
                && sqlState.length() == 5
                && (OUTAGE_CLASSES.contains(sqlState.substring(0, 2))
                        || sqlState.startsWith(SHUT_DOWN)
                        || sqlState.equals(READ_ONLY));
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
