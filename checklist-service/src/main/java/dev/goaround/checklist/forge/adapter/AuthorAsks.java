package dev.goaround.checklist.forge.adapter;

import dev.goaround.checklist.definition.adapter.Definitions;
import dev.goaround.checklist.deployment.Authorship;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.adapter.Deployments;
import dev.goaround.checklist.forge.ForgeAnswer;
import dev.goaround.checklist.lifecycle.AuthorCommands;
import dev.goaround.contracts.service.Forge;
import dev.goaround.contracts.service.ServiceDefined;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Has the forge asked who made what is deployed, and keeps what it says: read, ask, write, each on its own, so that no transaction waits
 * for somebody else's server.
 */
@ApplicationScoped
public class AuthorAsks {

    private static final Logger LOG = Logger.getLogger(AuthorAsks.class);

    /** By the clock, at the same time. One that finds no room is woken again in a minute. */
    private static final int MOST = 16;

    private final Mutiny.SessionFactory sessions;
    private final Deployments deployments;
    private final Definitions definitions;
    private final Forges forges;
    private final Vertx vertx;
    private final Clock clock;
    private final AtomicInteger underWay = new AtomicInteger();

    AuthorAsks(
            Mutiny.SessionFactory sessions,
            Deployments deployments,
            Definitions definitions,
            Forges forges,
            Vertx vertx,
            Clock clock) {
        this.sessions = sessions;
        this.deployments = deployments;
        this.definitions = definitions;
        this.forges = forges;
        this.vertx = vertx;
        this.clock = clock;
    }

    /**
     * Somebody is about to sign: where the sign-off asks for somebody else than an author who is not known yet, the forge is asked now,
     * unless it wants to be left alone.
     *
     * @param which finds the sign-off, or fails where the caller may not give it
     */
    public Uni<Void> beforeSigning(String id, Function<Deployment, Optional<Item>> which) {
        return deployments
                .find(id)
                .chain(found -> found.filter(deployment -> which.apply(deployment)
                                .filter(Item::asksForOtherThanAuthor)
                                .isPresent())
                        .filter(deployment -> isOpen(deployment, authorship -> authorship.mayBeAsked(clock.instant())))
                        .map(this::ask)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** The clock has come to what is to be asked; asks on its own, and nobody waits for it. */
    public void whenDue(String id) {
        if (underWay.incrementAndGet() > MOST) {
            underWay.decrementAndGet();
            return;
        }
        // A context of its own: the caller's has its session in it.
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(ignored -> deployments
                .find(id)
                .chain(found -> found.filter(deployment -> deployment.ended().isEmpty()
                                && isOpen(deployment, authorship -> authorship.isDue(clock.instant())))
                        .map(this::ask)
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onTermination()
                .invoke(() -> underWay.decrementAndGet())
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf(
                                "who made the change of deployment %s was not asked; it is tried again in a minute: %s",
                                id, failure)));
    }

    private static boolean isOpen(Deployment deployment, Function<Authorship, Boolean> mayBe) {
        Authorship authorship = deployment.origin().change().authorship();
        return authorship != null && !authorship.isKnown() && mayBe.apply(authorship);
    }

    /** By the definition that the deployment is pinned to. */
    private Uni<Void> ask(Deployment deployment) {
        String service = deployment.ref().service();
        String commit = deployment.origin().change().commit();
        return sessions.withSession(session -> definitions.revision(
                        session, service, deployment.origin().pins().definitionRevision()))
                .chain(defined -> forge(defined)
                        .map(forge -> forges.ask(service, forge, commit))
                        .orElseGet(() -> Uni.createFrom()
                                .item(ForgeAnswer.unknown("the service definition of the deployment is not there"))))
                .chain(answer -> deployments.change(
                        deployment.id(), (now, at) -> AuthorCommands.answered(now, commit, answer, at)))
                .replaceWithVoid();
    }

    private static Optional<Forge> forge(Optional<ServiceDefined> defined) {
        return defined.map(found -> found.definition().forge());
    }
}
