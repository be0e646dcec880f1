package dev.goaround.checklist.http.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.goaround.checklist.walk.Refusal;
import java.util.List;

/** Ends a request with a problem (RFC 9457). */
public class ProblemException extends RuntimeException {

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

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Problem(String type, String title, int status, String detail, List<FieldError> errors) {}

    private final transient Problem problem;

    public ProblemException(int status, String title, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.problem = new Problem("about:blank", title, status, detail, errors.isEmpty() ? null : List.copyOf(errors));
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

    public static ProblemException of(Refusal refusal) {
        return switch (refusal.code()) {
            case NOT_FOUND -> notFound(refusal.text());
            case ILLEGAL -> new ProblemException(409, "Not possible now", refusal.text(), List.of());
            case INVALID -> unprocessable(refusal.text(), List.of());
        };
    }

    public Problem problem() {
        return problem;
    }
}
