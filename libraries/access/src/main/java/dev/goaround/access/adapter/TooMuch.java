package dev.goaround.access.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** The answer to who takes too much, as an RFC 9457 problem. */
final class TooMuch {

    static final int TOO_MANY_REQUESTS = 429;
    static final int TOO_LARGE = 413;
    static final int TIMEOUT = 408;

    /** Answered once; a connection whose request is not read to its end is closed behind the answer. */
    static void answer(
            RoutingContext context, int status, String title, String quota, String detail, long retryAfterSeconds) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        ObjectNode problem = AccessProblems.problem(title, status, detail);
        if (quota != null) {
            problem.put("quota", quota);
        }
        response.setStatusCode(status).putHeader(HttpHeaderNames.CONTENT_TYPE, AccessProblems.MEDIA_TYPE);
        if (retryAfterSeconds > 0) {
            response.putHeader(HttpHeaderNames.RETRY_AFTER, Long.toString(retryAfterSeconds));
        }
        boolean unread = !context.request().isEnded();
        if (unread) {
            response.putHeader(HttpHeaderNames.CONNECTION, "close");
        }
        response.end(problem.toString()).onComplete(sent -> {
            if (unread) {
                context.request().connection().close();
            }
        });
    }

    private TooMuch() {}
}
