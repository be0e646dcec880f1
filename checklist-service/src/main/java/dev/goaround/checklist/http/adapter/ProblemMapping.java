package dev.goaround.checklist.http.adapter;

import dev.goaround.messaging.inbox.FailureKind;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error of a request is a problem document (RFC 9457). */
class ProblemMapping {

    static final String PROBLEM_JSON = "application/problem+json";

    private static final int SECONDS_UNTIL_ASKED_AGAIN = 5;

    private static final Logger LOG = Logger.getLogger(ProblemMapping.class);

    @ServerExceptionMapper
    Response problem(ProblemException exception) {
        Response response = response(exception.problem());
        return exception.retryAfterSeconds() == 0
                ? response
                : Response.fromResponse(response)
                        .header(HttpHeaders.RETRY_AFTER, exception.retryAfterSeconds())
                        .build();
    }

    @ServerExceptionMapper
    Response web(WebApplicationException exception, UriInfo uri) {
        Response.StatusType status = exception.getResponse().getStatusInfo();
        String detail = exception.getMessage() + " at " + uri.getPath() + "; /q/openapi lists what there is.";
        return response(new ProblemException.Problem(
                "about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, null));
    }

    @ServerExceptionMapper
    Response failure(Exception exception) {
        if (FailureKind.of(exception) == FailureKind.OUTAGE) {
            LOG.warnf("a request was not answered, for the database is away: %s", exception);
            return away();
        }
        LOG.error("a request failed", exception);
        return response(new ProblemException(
                        500,
                        "Internal error",
                        "The request failed for a reason of our own; it is in the log.",
                        List.of())
                .problem());
    }

    private static Response away() {
        ProblemException away = new ProblemException(
                503,
                "Not available now",
                "The database does not answer; whether the request was carried out is not known; a repeated start is recognised."
                        + " Ask again in " + SECONDS_UNTIL_ASKED_AGAIN + " seconds.",
                List.of());
        return Response.fromResponse(response(away.problem()))
                .header(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_ASKED_AGAIN)
                .build();
    }

    private static Response response(ProblemException.Problem problem) {
        return Response.status(problem.status())
                .type(PROBLEM_JSON)
                .entity(problem)
                .build();
    }
}
