package dev.goaround.checklist.http.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.goaround.contracts.EventJson;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Refuses bodies that are too large before they are read into memory. What was announced is read and thrown away up to a bound, so
 * that the sender sees the answer instead of a broken connection.
 */
@ApplicationScoped
class BodyLimit {

    /** Of a checklist, the largest thing that is sent besides files. */
    static final int MAX_BYTES = 1 << 20;

    /** Of a file of a test, coverage or scan tool; these are read a part at a time. */
    static final int MAX_FILE_BYTES = 16 << 20;

    private static final Pattern TAKES_FILES = Pattern.compile("/api/v1/deployments/[^/]+/evidence/?");

    private static final long DRAINED_BYTES = 64L << 20;
    /** After authentication (200) and authorisation (100), before Quarkus' own limit (2). */
    private static final int PRIORITY = 50;
    /** After Quarkus' own limit, which would overwrite ours. */
    private static final int PRIORITY_AFTER_QUARKUS = 1;

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
        filters.register(BodyLimit::checkWithoutLength, PRIORITY_AFTER_QUARKUS);
    }

    private void check(RoutingContext context) {
        long length = length(context.request().getHeader(HttpHeaders.CONTENT_LENGTH));
        if (length <= most(context)) {
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

    /** A body that is sent in chunks, without its length, is cut off where it becomes too large. */
    private static void checkWithoutLength(RoutingContext context) {
        if (context.request().getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, (long) most(context));
        }
        context.next();
    }

    private static int most(RoutingContext context) {
        return takesFiles(context) ? MAX_FILE_BYTES : MAX_BYTES;
    }

    private static boolean takesFiles(RoutingContext context) {
        String path = context.request().path();
        return path != null && TAKES_FILES.matcher(path).matches();
    }

    private static void refuse(RoutingContext context, long length) {
        int most = most(context);
        ProblemException problem =
                ProblemException.tooLarge("The body has " + length + " bytes, and at most " + most + " ("
                        + (most >> 20) + " MiB) are taken. "
                        + (takesFiles(context)
                                ? "Post the files of the modules one by one, or {\"name\": …, \"passed\": …}."
                                : "A checklist holds steps; link to logs, pictures and long instructions instead."));
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
