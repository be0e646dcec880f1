package dev.goaround.notifier.intake.adapter;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.messaging.tracing.CurrentTrace;
import dev.goaround.notifier.announcement.Announcement;
import dev.goaround.notifier.announcement.DeploymentSnapshot;
import dev.goaround.notifier.announcement.JudgeVisibilityWording;
import dev.goaround.notifier.announcement.adapter.AnnouncementRow;
import dev.goaround.notifier.announcement.adapter.DeploymentSnapshotRow;
import dev.goaround.notifier.delivery.adapter.Ledger;
import dev.goaround.notifier.delivery.adapter.Transactions;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Says what no event says: that a deployment cannot be judged for a while, and that a page came to nobody. What is due stands in
 * the database, so it is said after a restart too.
 */
@ApplicationScoped
class DueAnnouncements {
    private static final Logger LOG = Logger.getLogger(DueAnnouncements.class);
    private static final String SOURCE = "/goaround/notifier-service";
    private static final long EVERY_MILLIS = 1000;
    private static final int MOST = 50;
    /** Who comes back after hours reads the end of a blindness right behind its beginning. */
    private static final Duration UNTIL_READ = Duration.ofSeconds(5);

    private static final String DUE = """
            select p.deployment, p.service from picture p where p.sight_due_at <= :now
            union
            select a.deployment, a.service from announcement a where a.what = 'PAGE_LOST' and not a.routed
            limit :most
            """;

    private final Vertx vertx;
    private final Transactions transactions;
    private final AnnouncementRouter router;
    private final Ledger ledger;
    private final BlindnessConfig config;
    private final Clock clock;
    private boolean looking;

    DueAnnouncements(
            Vertx vertx,
            Transactions transactions,
            AnnouncementRouter router,
            Ledger ledger,
            BlindnessConfig config,
            Clock clock) {
        this.vertx = vertx;
        this.transactions = transactions;
        this.router = router;
        this.ledger = ledger;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(EVERY_MILLIS, ignored -> look());
    }

    /**
     * When to look at the deployment; null: not before it changes.
     *
     * @param before when it was to be looked at before the picture changed, or null
     */
    Instant next(DeploymentSnapshot snapshot, Instant before) {
        if (!snapshot.isWatched()) {
            return null;
        }
        Instant soon = clock.instant().plus(UNTIL_READ);
        Instant earliest = before == null || before.isAfter(soon) ? soon : before;
        return snapshot.sight()
                .dueAt(config.times(), snapshot.openedAt())
                .map(due -> due.isBefore(earliest) ? earliest : due)
                .orElse(null);
    }

    /** An announcement that no event of another service makes. */
    static AnnouncementRow row(Announcement announcement, String traceparent, Instant now) {
        return AnnouncementRow.of(SOURCE, announcement, "{}", traceparent, now);
    }

    /** Runs on one event loop; a look that takes longer than the pause is not overtaken by the next. */
    private void look() {
        if (looking) {
            return;
        }
        looking = true;
        transactions
                .run(session -> session.createNativeQuery(DUE, Object[].class)
                        .setParameter("now", clock.instant())
                        .setParameter("most", MOST)
                        .getResultList())
                .chain(this::lookAt)
                .subscribe()
                .with(ignored -> looking = false, failure -> {
                    LOG.warnf("who cannot be judged could not be read, the next look tries again: %s", failure);
                    looking = false;
                });
    }

    private Uni<Void> lookAt(List<Object[]> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(row -> lookAt((String) row[0], (String) row[1]))
                .onItem()
                .ignoreAsUni();
    }

    /** Each in its own transaction: what is amiss with one is said, and keeps nobody from hearing of the others. */
    private Uni<Void> lookAt(String deployment, String service) {
        return transactions
                .run(session -> DeploymentSnapshotRow.locked(session, new DeploymentRef(deployment, service, "", "", 0))
                        .chain(row -> tell(session, row)))
                .invoke(ledger::wake)
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.errorf(failure, "nobody could be told yet about %s of %s", deployment, service);
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> tell(Mutiny.Session session, DeploymentSnapshotRow row) {
        Instant now = clock.instant();
        boolean isDue = row.sightDueAt() != null && !row.sightDueAt().isAfter(now);
        JudgeVisibilityWording.Told told = isDue
                ? JudgeVisibilityWording.due(row.picture(), config.times(), now).orElse(null)
                : null;
        DeploymentSnapshot snapshot = told == null ? row.picture() : told.picture();
        row.is(snapshot);
        if (isDue) {
            row.sightDueAt(next(snapshot, now));
        }
        Uni<Void> said = told == null
                ? Uni.createFrom().voidItem()
                : session.persist(row(told.announcement(), CurrentTrace.traceparent(), now));
        return said.chain(() -> session.flush()).chain(() -> router.route(session, row, snapshot));
    }
}
