package dev.goaround.access.adapter;

import dev.goaround.access.ByteBudget;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Reads request bodies before anything else is done: on the event loop, so that a body whose last byte does not come holds no thread;
 * into bytes that are counted before the first of them is read; for as long as a body of its size may take.
 */
@ApplicationScoped
class RequestBodies {

    /** After authentication (200), authorisation (100) and quotas (60), before Quarkus' own limit (2). */
    private static final int PRIORITY = 50;

    private static final long BYTES_A_SECOND = 256 << 10;

    /** Beside its largest body a caller may send small ones. */
    private static final int SMALL_BYTES = 1 << 20;

    private static final int SHARE_OF_HEAP = 4;
    private static final int SECONDS_UNTIL_READ = 2;

    private final Vertx vertx;
    private final BodyRules rules;
    private final QuotaConfig config;
    private final ByteBudget budget;

    RequestBodies(Vertx vertx, BodyRules rules, QuotaConfig config, MeterRegistry meters) {
        this.vertx = vertx;
        this.rules = rules;
        this.config = config;
        long each = (long) rules.largest() + SMALL_BYTES;
        long all = config.bodyBytes().orElse(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        this.budget = new ByteBudget(Math.max(all, 2 * each), each);
        Gauge.builder("goaround_request_bodies_bytes", budget, ByteBudget::taken)
                .description("Bytes of request bodies that are in memory or announced")
                .register(meters);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        long announced = length(request.getHeader(HttpHeaderNames.CONTENT_LENGTH));
        boolean chunked = request.getHeader(HttpHeaderNames.TRANSFER_ENCODING) != null;
        String token = Callers.token(context).orElse(null);
        if (request.isEnded() || (announced <= 0 && !chunked)) {
            context.next();
            return;
        }
        int most = rules.most(context.normalizedPath());
        if (announced > most) {
            drain(context, () -> tooLarge(context, "The body has " + announced + " bytes", most));
        } else if (token == null) {
            // The door turns them away without reading.
            context.next();
        } else {
            admit(context, token, chunked ? -1 : (int) announced, most);
        }
    }

    private void admit(RoutingContext context, String token, int announced, int most) {
        long reserved = announced < 0 ? most : announced;
        if (!budget.take(token, reserved)) {
            drain(context, () -> busy(context));
            return;
        }
        context.addEndHandler(ended -> budget.giveBack(token, reserved));
        new BodyGathering(context, announced, most).begin(timer(context, most), gathered -> {
            if (gathered) {
                context.next();
            } else {
                tooLarge(context, "The body, sent without its length, has more bytes", most);
            }
        });
    }

    /** Reads and throws away for a while, so that the sender sees the answer instead of a broken connection. */
    private void drain(RoutingContext context, Runnable answer) {
        long timer = vertx.setTimer(config.bodyPatience().toMillis(), late -> answer.run());
        context.request()
                .exceptionHandler(gone -> vertx.cancelTimer(timer))
                .handler(buffer -> {})
                .endHandler(end -> {
                    vertx.cancelTimer(timer);
                    answer.run();
                })
                .resume();
    }

    private long timer(RoutingContext context, int most) {
        Duration patience = config.bodyPatience().plusSeconds(most / BYTES_A_SECOND);
        return vertx.setTimer(
                patience.toMillis(),
                late -> TooMuch.answer(
                        context,
                        TooMuch.TIMEOUT,
                        "Too slow",
                        null,
                        "The body did not come to its end within " + patience.toSeconds()
                                + " seconds; nothing was done. Send it again over a faster connection.",
                        0));
    }

    private void tooLarge(RoutingContext context, String what, int most) {
        String unit = most >= SMALL_BYTES ? (most >> 20) + " MiB" : (most >> 10) + " KiB";
        TooMuch.answer(
                context,
                TooMuch.TOO_LARGE,
                "Too large",
                null,
                what + ", and at most " + most + " (" + unit + ") are taken. "
                        + rules.instead(context.normalizedPath()),
                0);
    }

    private static void busy(RoutingContext context) {
        TooMuch.answer(
                context,
                TooMuch.TOO_MANY_REQUESTS,
                "Too much at once",
                "body-bytes",
                "Other bodies are being read, and there is no room for this one (goaround.quotas.body-bytes); nothing was"
                        + " done. Send one after the other, and this one again in " + SECONDS_UNTIL_READ + " seconds.",
                SECONDS_UNTIL_READ);
    }

    private static long length(String header) {
        try {
            return header == null ? -1 : Long.parseLong(header.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
