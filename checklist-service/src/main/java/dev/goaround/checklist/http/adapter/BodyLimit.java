package dev.goaround.checklist.http.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.contracts.EventJson;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses bodies that are too large before they are read into memory. What was announced is read and thrown away up to a bound, so
 * that the sender sees the answer instead of a broken connection.
 */
@ApplicationScoped
class BodyLimit {

    /** The largest thing that is sent is a checklist of 1 MiB. */
    static final int MAX_BYTES = 1 << 20;

    private static final long DRAINED_BYTES = 64L << 20;
    /** After authentication (200) and authorisation (100), before Quarkus' own limit (2). */
    private static final int PRIORITY = 50;

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        long length = length(context.request().getHeader(HttpHeaders.CONTENT_LENGTH));
        if (length <= MAX_BYTES) {
            context.next();
            return;
        }
        if (length > DRAINED_BYTES) {
            refuse(context, length);
            return;
        }
        context.request()
                .handler(buffer -> {})
                .endHandler(end -> refuse(context, length))
                .resume();
    }

    private static void refuse(RoutingContext context, long length) {
        ProblemException problem = ProblemException.tooLarge(
                "The body has " + length + " bytes, and at most " + MAX_BYTES
                        + " (1 MiB) are taken. A checklist holds steps; link to logs, pictures and long instructions instead.");
        if (!context.response().ended()) {
            context.response()
                    .setStatusCode(413)
                    .putHeader(HttpHeaders.CONTENT_TYPE, ProblemMapping.PROBLEM_JSON)
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end(json(problem.problem()));
        }
    }

    private static String json(ProblemException.Problem problem) {
        try {
            return EventJson.mapper().writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always written", e);
        }
    }

    private static long length(String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
