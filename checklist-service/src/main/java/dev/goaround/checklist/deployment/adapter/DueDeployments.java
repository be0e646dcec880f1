package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.calendar.adapter.Calendars;
import dev.goaround.checklist.clock.NextWake;
import dev.goaround.checklist.deployment.Authorship;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.GateContext.Freeze;
import dev.goaround.checklist.lifecycle.ClockCommands;
import dev.goaround.checklist.lifecycle.CommandResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Deployments that time has caught up with. Each is woken in a transaction of its own, under the lock of its row; one that another
 * instance has in hand is passed over.
 */
@ApplicationScoped
public class DueDeployments {

    /** One that can't be woken is not asked for again at once: it would keep the others waiting. */
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private static final String DUE = "select id from deployment where wakes_at <= :now order by wakes_at limit :most";
    private static final String LOCK =
            "select id from deployment where id = :id and wakes_at <= :now for update skip locked";
    private static final String LATER = "update deployment set wakes_at = :later where id = :id and wakes_at <= :now";

    /** What came of a wake. */
    public enum Woken {
        CHANGED,
        UNCHANGED,
        /** Somebody else has it in hand, or was there before. */
        TAKEN
    }

    /** @param forgeIsDue its forge is to be asked for the author; not in the transaction that it was woken in */
    public record Wake(Woken outcome, boolean forgeIsDue) {}

    private final Mutiny.SessionFactory sessions;
    private final DeploymentStore store;
    private final Calendars calendars;
    private final Clock clock;

    DueDeployments(Mutiny.SessionFactory sessions, DeploymentStore store, Calendars calendars, Clock clock) {
        this.sessions = sessions;
        this.store = store;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The ids that wait longest. */
    public Uni<List<String>> due(int most) {
        return sessions.withSession(session -> session.createNativeQuery(DUE, String.class)
                .setParameter("now", clock.instant())
                .setParameter("most", most)
                .getResultList());
    }

    public Uni<Wake> wake(String id) {
        return sessions.withTransaction(session -> session.createNativeQuery(LOCK, String.class)
                .setParameter("id", id)
                .setParameter("now", clock.instant())
                .getSingleResultOrNull()
                .chain(locked ->
                        locked == null ? Uni.createFrom().item(new Wake(Woken.TAKEN, false)) : woken(session, id)));
    }

    public Uni<Void> postpone(String id) {
        Instant now = clock.instant();
        return sessions.withTransaction(session -> session.createNativeQuery(LATER)
                .setParameter("id", id)
                .setParameter("now", now)
                .setParameter("later", now.plus(AFTER_FAILURE))
                .executeUpdate()
                .replaceWithVoid());
    }

    private Uni<Wake> woken(Mutiny.Session session, String id) {
        return session.find(DeploymentRow.class, id).chain(row -> {
            Deployment deployment = row.deployment();
            Instant now = clock.instant();
            return decision(session, deployment, now).chain(decision -> {
                row.wakesAt = NextWake.of(deployment, now).orElse(null);
                return decision instanceof CommandResult.Changed changed
                        ? store.save(session, changed, null, now)
                                .replaceWith(new Wake(Woken.CHANGED, forgeIsDue(changed.deployment(), now)))
                        : Uni.createFrom().item(new Wake(Woken.UNCHANGED, forgeIsDue(deployment, now)));
            });
        });
    }

    private static boolean forgeIsDue(Deployment deployment, Instant now) {
        Authorship authorship = deployment.origin().change().authorship();
        return authorship != null && authorship.isDue(now) && deployment.ended().isEmpty();
    }

    private Uni<CommandResult> decision(Mutiny.Session session, Deployment deployment, Instant now) {
        List<String> names = deployment.environment().hours() == null
                ? List.of()
                : deployment.environment().hours().calendars();
        if (names.isEmpty()) {
            return Uni.createFrom().item(ClockCommands.woken(deployment, now));
        }
        Uni<List<Freeze>> freezes = calendars.freezes(session, names, now);
        return freezes.map(found -> ClockCommands.woken(deployment, found, now));
    }
}
