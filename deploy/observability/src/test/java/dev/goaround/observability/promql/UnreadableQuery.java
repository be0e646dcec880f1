package dev.goaround.observability.promql;

/** What is wrong with a query, and where. */
public final class UnreadableQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableQuery(String message, int at, String query) {
        super(message + " at character " + (at + 1) + " of: " + query);
    }
}
