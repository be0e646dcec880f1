package dev.goaround.egress.adapter;

import dev.goaround.egress.AddressGuard;
import dev.goaround.egress.AllowList;
import dev.goaround.egress.GuardedHttp;
import dev.goaround.egress.OwnEndpoints;
import dev.goaround.egress.ParsedText;
import dev.goaround.egress.Secrets;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** The way out, for injection into the services. */
@ApplicationScoped
public class EgressBeans {
    private static final Logger LOG = Logger.getLogger(EgressBeans.class);

    @Produces
    @Singleton
    AddressGuard addressGuard(EgressConfig config) {
        AllowList allowed = config.allow()
                .map(text -> valid("goaround.egress.allow", AllowList.parse(text)))
                .orElse(AllowList.NOTHING);
        OwnEndpoints own = config.forbidden()
                .map(text -> valid("goaround.egress.forbidden", OwnEndpoints.parse(text)))
                .orElse(OwnEndpoints.NONE);
        if (allowed.isEmpty()) {
            LOG.warn("goaround.egress.allow is empty: every outgoing call will be refused");
        }
        return new AddressGuard(allowed, own);
    }

    private static <T> T valid(String key, ParsedText<T> parsed) {
        return parsed.orElse(problems -> {
            throw new IllegalStateException(key + ": " + String.join("; ", problems));
        });
    }

    @Produces
    @ApplicationScoped
    GuardedHttp guardedHttp(Vertx vertx, AddressGuard guard) {
        return new VertxGuardedHttp(vertx, guard);
    }

    void close(@Disposes GuardedHttp http) throws Exception {
        if (http instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    @Produces
    @Singleton
    Secrets secrets(SecretsConfig config) {
        return new Secrets(config.dir(), System.getenv());
    }

    /** Asks for the guard at once, so that a list that cannot be read ends the start and not the first call. */
    void checkAtStart(@Observes StartupEvent event, AddressGuard guard) {
        LOG.debugf("outgoing calls are judged by %s", guard);
    }
}
