package dev.goaround.access.adapter;

import dev.goaround.access.RequestQuota;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Requests of a token: so many a second, and so many open at the same time. Who has no token is turned away, or reads what is open. */
@ApplicationScoped
class Quotas {

    /** After authentication (200) and authorisation (100), before a body is read. */
    private static final int PRIORITY = 60;

    private static final int SECONDS_UNTIL_ONE_ENDS = 5;
    private static final long NANOS = 1_000_000_000L;

    private final RequestQuota quota;
    private final QuotaConfig config;
    private final MeterRegistry meters;

    Quotas(QuotaConfig config, MeterRegistry meters) {
        this.config = config;
        this.quota = new RequestQuota(config.requestsPerSecond(), config.openRequests(), System::nanoTime);
        this.meters = meters;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        String token = Callers.token(context).orElse(null);
        if (token == null) {
            context.next();
            return;
        }
        RequestQuota.Answer answer = quota.open(token);
        if (answer instanceof RequestQuota.Answer.TooManyASecond tooMany) {
            long seconds = Math.max(1, (tooMany.after().toNanos() + NANOS - 1) / NANOS);
            refuse(
                    context,
                    "requests-per-second",
                    "This token may send " + config.requestsPerSecond() + " requests a second (goaround.quotas"
                            + ".requests-per-second), and five seconds' worth at once. Send the next one in " + seconds
                            + " second(s).",
                    seconds);
        } else if (answer instanceof RequestQuota.Answer.TooManyOpen open) {
            refuse(
                    context,
                    "open-requests",
                    "This token has " + open.open() + " requests open, event streams and waiting ones among them, and"
                            + " may have " + config.openRequests() + " (goaround.quotas.open-requests). Close one, or"
                            + " ask again in " + SECONDS_UNTIL_ONE_ENDS + " seconds.",
                    SECONDS_UNTIL_ONE_ENDS);
        } else {
            context.addEndHandler(ended -> quota.close(token));
            context.next();
        }
    }

    private void refuse(RoutingContext context, String which, String detail, long seconds) {
        Counter.builder("goaround_quota_refusals_total")
                .description("Requests that were refused because their token takes too much")
                .tag("quota", which)
                .register(meters)
                .increment();
        TooMuch.answer(context, TooMuch.TOO_MANY_REQUESTS, "Too many requests", which, detail, seconds);
    }
}
