package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.lifecycle.CommandResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/** Changes one deployment: lock, command, write, all in one transaction. */
@ApplicationScoped
public class Deployments {

    /** A command of the package {@code lifecycle}: the deployment and now, to what comes of it. */
    @FunctionalInterface
    public interface Command extends BiFunction<Deployment, Instant, CommandResult> {}

    private final Mutiny.SessionFactory sessions;
    private final DeploymentStore store;
    private final Clock clock;

    Deployments(Mutiny.SessionFactory sessions, DeploymentStore store, Clock clock) {
        this.sessions = sessions;
        this.store = store;
        this.clock = clock;
    }

    /** @return empty if there is no such deployment */
    public Uni<Optional<CommandResult>> change(String id, Command command) {
        return sessions.withTransaction(session -> change(session, id, null, command));
    }

    /** In the caller's transaction. */
    public Uni<Optional<CommandResult>> change(Mutiny.Session session, String id, String causation, Command command) {
        return store.lock(session, id).chain(found -> {
            Instant now = clock.instant();
            Optional<CommandResult> decision = found.map(deployment -> command.apply(deployment, now));
            return decision.isPresent() && decision.get() instanceof CommandResult.Changed changed
                    ? store.save(session, changed, causation, now).replaceWith(decision)
                    : Uni.createFrom().item(decision);
        });
    }

    public Uni<Optional<Deployment>> find(String id) {
        return sessions.withSession(session -> store.find(session, id));
    }
}
