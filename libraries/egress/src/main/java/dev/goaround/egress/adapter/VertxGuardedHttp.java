package dev.goaround.egress.adapter;

import dev.goaround.egress.AddressGuard;
import dev.goaround.egress.Call;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.HttpAnswer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;

/** {@link GuardedHttp} over the Vert.x client. The Uni's items arrive on the caller's Vert.x context. */
public final class VertxGuardedHttp implements GuardedHttp, AutoCloseable {
    /** The deadline answers the caller, mostly earlier; this frees the socket of an attempt that nobody waits for. */
    static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    /** Calls under way to one address and host; further ones wait within their deadline, so one target cannot take all. */
    private static final int CALLS_PER_HOST = 64;

    private final Vertx vertx;
    private final AddressGuard guard;
    private final HostLookups lookups;
    private final HttpClient client;

    public VertxGuardedHttp(Vertx vertx, AddressGuard guard) {
        this(vertx, guard, HostResolver.ofThisMachine(), new HttpClientOptions());
    }

    /** For tests, with their resolver and the certificates that they trust. */
    VertxGuardedHttp(Vertx vertx, AddressGuard guard, HostResolver resolver, HttpClientOptions trust) {
        this.vertx = vertx;
        this.guard = guard;
        this.lookups = new HostLookups(vertx, resolver);
        this.client = vertx.createHttpClient(limited(trust));
    }

    private static HttpClientOptions limited(HttpClientOptions options) {
        return options
                // A reused connection may be closed by the other side as we write, and then nobody knows whether the
                // request had its effect; and it would carry one caller's call over another's judged address.
                .setKeepAlive(false)
                .setMaxPoolSize(CALLS_PER_HOST)
                .setConnectTimeout((int) LONGEST_CONNECT.toMillis())
                // ReceivedBody unpacks.
                .setDecompressionSupported(false)
                .setVerifyHost(true)
                // No span and no metric of the client's own: their attributes would hold URLs, and some URLs are
                // secrets.
                // (Quarkus makes no meters for a client without a metrics name.)
                .setTracingPolicy(TracingPolicy.IGNORE);
    }

    @Override
    public Uni<HttpAnswer> send(Call call) {
        return Uni.createFrom().emitter(emitter -> {
            Exchange exchange =
                    new Exchange(vertx.getOrCreateContext(), guard, lookups, client, call, emitter::complete);
            emitter.onTermination(exchange::abandon);
            exchange.start();
        });
    }

    /** Ends calls under way. */
    @Override
    public void close() {
        client.close();
        lookups.close();
    }
}
