package dev.goaround.listening.adapter;

import dev.goaround.listening.OwnNames;
import dev.goaround.listening.RequestHead;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/** Looks at every request before anything else does, and ends the connection of one that is not for us or not clearly framed. */
@ApplicationScoped
class HeadCheck {
    /** Before Quarkus's own filters, the one that asks who is calling among them; those have at most 300. */
    private static final int FIRST = 10_000;

    private final OwnNames names = ConfiguredNames.read();

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        Optional<RequestHead.Objection> objection = head(context.request()).objection(names);
        if (objection.isEmpty()) {
            context.next();
            return;
        }
        RequestHead.Objection refusal = objection.get();
        JsonObject problem = new JsonObject()
                .put("type", "about:blank")
                .put("title", refusal.title())
                .put("status", refusal.status())
                .put("detail", refusal.detail());
        // What follows on the connection may be the rest of this request as somebody else read it.
        context.response()
                .setStatusCode(refusal.status())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Connection", "close")
                .end(problem.encode())
                .onComplete(ended -> context.request().connection().close());
    }

    private static RequestHead head(HttpServerRequest request) {
        List<String> hosts = request.version() == HttpVersion.HTTP_2
                ? List.of(String.valueOf(request.authority()))
                : request.headers().getAll("Host");
        return new RequestHead(
                hosts,
                request.headers().getAll("Transfer-Encoding"),
                request.version() == HttpVersion.HTTP_1_0,
                String.valueOf(request.localAddress().hostAddress()));
    }
}
