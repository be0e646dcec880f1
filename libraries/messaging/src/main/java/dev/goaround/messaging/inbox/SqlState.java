package dev.goaround.messaging.inbox;

import java.util.Set;

/** What the database says of a failed statement, in five characters (PostgreSQL, appendix A). */
record SqlState(String code, String message) {

    private static final int LENGTH = 5;

    /**
     * Whole classes in which it is never the statement's values: 08 connection; 28 it does not let us in, as when a password was
     * changed; 3D the database is not there; 3F nor the schema; 40 rolled back for another transaction's sake; 53 out of
     * memory, disk or connections; 55 in use, or locked for too long; 57 cancelled, timed out, shut down or starting; 58 its
     * machine; 72 a snapshot that is too old; F0 its files.
     */
    private static final Set<String> OUTAGE_CLASSES =
            Set.of("08", "28", "3D", "3F", "40", "53", "55", "57", "58", "72", "F0");

    private static final Set<String> OUTAGES = Set.of(
            "25006", // read-only: a replica, until the switch-over is done
            "25P03", // our transaction was idle for too long
            "25P04", // or took too long
            "26000", // a prepared statement that is gone: a pooler gave us another connection
            "42501", // a right that we do not have (yet, or any more)
            // What is not there is not there for any event: another instance is still migrating, or the wrong database
            // answers.
            "42P01",
            "42703",
            "42704",
            "42883",
            "XX001", // its files are damaged
            "XX002");

    /** The table was changed by another instance's migration; the statement is planned anew on another try. */
    private static final String STALE_PLAN = "cached plan must not change result type";

    /** Whether it would have refused any event; else it is this one's values. */
    boolean isOutage() {
        return code != null
                && code.length() == LENGTH
                && (OUTAGE_CLASSES.contains(code.substring(0, 2)) || OUTAGES.contains(code) || isStalePlan());
    }

    private boolean isStalePlan() {
        return code.equals("0A000") && message != null && message.contains(STALE_PLAN);
    }
}
