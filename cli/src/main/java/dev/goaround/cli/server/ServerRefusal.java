package dev.goaround.cli.server;

import java.util.List;

/** A server does not do what it was asked. Its message is the server's own words. */
public final class ServerRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final int status;
    private final transient List<FieldError> errors;

    /** @param line of the document, or null */
    public record FieldError(Integer line, String field, String message) {
        public String text() {
            String where = line == null ? "" : "line " + line + (field == null ? "" : ", ");
            return where + (field == null ? "" : field) + (line == null && field == null ? "" : ": ") + message;
        }
    }

    /** @param status of HTTP */
    public ServerRefusal(int status, String detail, List<FieldError> errors) {
        super(detail);
        this.status = status;
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** The token is missing, unknown, expired or revoked. */
    public boolean isOfToken() {
        return status == UNAUTHORIZED;
    }

    /** The token may not do that. */
    public boolean isOfRight() {
        return status == FORBIDDEN;
    }

    public boolean isNotFound() {
        return status == NOT_FOUND;
    }

    /** Not possible as things stand. */
    public boolean isOfState() {
        return status == CONFLICT;
    }
}
