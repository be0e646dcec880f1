package dev.goaround.checklist.http.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.goaround.checklist.lifecycle.CommandRefusal;
import java.util.List;

/** Ends a request with a problem (RFC 9457). */
public class ProblemException extends RuntimeException {

    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * @param line from 1, or null
     * @param column from 1, or null
     * @param field path or JSON Pointer, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(Integer line, Integer column, String field, String message) {
        public static FieldError of(String field, String message) {
            return new FieldError(null, null, field, message);
        }
    }

    /** @param quota that is used up, or null */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Problem(String type, String title, int status, String detail, List<FieldError> errors, String quota) {
        Problem(String type, String title, int status, String detail, List<FieldError> errors) {
            this(type, title, status, detail, errors, null);
        }
    }

    private final transient Problem problem;
    private final int retryAfterSeconds;

    public ProblemException(int status, String title, String detail, List<FieldError> errors) {
        this(new Problem("about:blank", title, status, detail, errors.isEmpty() ? null : List.copyOf(errors)), 0);
    }

    private ProblemException(Problem problem, int retryAfterSeconds) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** @param quota the word by which a program knows which one it is */
    public static ProblemException tooMany(String quota, String detail, int retryAfterSeconds) {
        return new ProblemException(
                new Problem("about:blank", "Too many at once", TOO_MANY_REQUESTS, detail, null, quota),
                retryAfterSeconds);
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(404, "Not found", detail, List.of());
    }

    public static ProblemException badRequest(String detail) {
        return new ProblemException(400, "Bad request", detail, List.of());
    }

    public static ProblemException unprocessable(String detail, List<FieldError> errors) {
        return new ProblemException(422, "Not understood", detail, errors);
    }

    public static ProblemException tooLarge(String detail) {
        return new ProblemException(413, "Too large", detail, List.of());
    }

    public static ProblemException of(CommandRefusal refusal) {
        return switch (refusal.code()) {
            case NOT_FOUND -> notFound(refusal.text());
            case ILLEGAL -> new ProblemException(409, "Not possible now", refusal.text(), List.of());
            case INVALID -> unprocessable(refusal.text(), List.of());
        };
    }

    public Problem problem() {
        return problem;
    }

    /** When to come back; 0: nobody can tell. */
    int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
