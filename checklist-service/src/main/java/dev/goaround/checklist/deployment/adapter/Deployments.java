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

/**
 * Changes one deployment: lock, command, write, all in one transaction (ADR 0002).
 *
 * <ol>
 *   <li><b>Lock</b> the deployment's row, and read the state under the lock ({@link DeploymentStore#lock}). A row that was read before it
 *       was locked stays as it was read, and a fence that was put up meanwhile would be written over (ADR 0015).
 *   <li><b>Decide</b>: the command is a pure function of that state and of one instant, which is taken under the lock, so that instants of
 *       a deployment's revisions never go backwards by waiting.
 *   <li><b>Write</b> what changed: the state with the columns that are searched, the timeline, the report at the end, what was learned
 *       of versions, and the outbox rows with ids made of deployment, revision and place ({@link DeploymentStore#save}). What changes
 *       nothing, or is refused, writes nothing.
 *   <li><b>Commit</b>, by whoever opened the transaction: {@link #change(String, Command)} or the inbox. A start and the clock
 *       ({@link DueDeployments}) take the same way with locks of their own.
 *   <li><b>After the commit</b>, and only then, meters count, the log has its lines, and whoever waits for a change is woken
 *       ({@link AfterCommit}); the relay has been told by the outbox.
 * </ol>
 *
 * <p>What always holds:
 * <ul>
 *   <li>A state and its events are both stored, or neither.
 *   <li>Each revision is written once: whoever changes the deployment holds its row's lock from reading to the commit.
 *   <li>No network call is made under the lock.
 *   <li>Locks are taken from the wide to the narrow, so that no two wait for each other: the id of a start or an incident's row, service
 *       and environment, a calendar, rows of deployments. Of several rows the older first; a start alone, which has its place to itself,
 *       takes what runs before its plan.
 * </ul>
 */
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
