package dev.goaround.checklist.access.adapter;

import dev.goaround.access.TokenRegistry;
import dev.goaround.checklist.deployment.adapter.DeploymentStore;
import dev.goaround.contracts.Topic;
import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.messaging.Envelope;
import dev.goaround.messaging.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.reactive.mutiny.Mutiny;

/** The authority for tokens: hashes are stored here and published to every service. */
@ApplicationScoped
class TokenAuthority {

    private final Mutiny.SessionFactory sessions;
    private final Outbox outbox;
    private final TokenRegistry registry;
    private final Clock clock;

    TokenAuthority(Mutiny.SessionFactory sessions, Outbox outbox, TokenRegistry registry, Clock clock) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.registry = registry;
        this.clock = clock;
    }

    /** @return false if a token with that hash was granted before */
    Uni<Boolean> grant(AccessGranted granted, String by) {
        return sessions.withTransaction(session -> known(session, granted.sha256())
                        .chain(known -> known ? Uni.createFrom().item(false) : add(session, granted, by)))
                .invoke(added -> {
                    // Known at this door at once; the other services learn it from the topic.
                    if (added) {
                        registry.grant(granted);
                    }
                });
    }

    /**
     * @param may is asked for the services that the token is good for; ends the request where it may not be revoked
     * @return false if there is no such token, or it is revoked already
     */
    Uni<Boolean> revoke(String id, Consumer<Set<String>> may) {
        return sessions.withTransaction(session -> session.find(TokenRow.class, id)
                        .chain(row -> {
                            if (row == null || row.revokedAt != null) {
                                return Uni.createFrom().item(false);
                            }
                            may.accept(row.serviceNames());
                            row.revokedAt = clock.instant();
                            return outbox.appendTombstone(session, Topic.ACCESS, id)
                                    .replaceWith(true);
                        }))
                .invoke(revoked -> {
                    if (revoked) {
                        registry.revoke(id);
                    }
                });
    }

    private Uni<Boolean> add(Mutiny.Session session, AccessGranted granted, String by) {
        Instant now = clock.instant();
        Envelope envelope = Envelope.of(granted, "access:" + granted.token(), DeploymentStore.SOURCE, now, null, null);
        return session.persist(TokenRow.of(granted, by, now))
                .chain(() -> outbox.append(session, envelope))
                .replaceWith(true);
    }

    private static Uni<Boolean> known(Mutiny.Session session, String sha256) {
        return session.createSelectionQuery("select count(*) from TokenRow where sha256 = :sha256", Long.class)
                .setParameter("sha256", sha256)
                .getSingleResult()
                .map(count -> count > 0);
    }
}
