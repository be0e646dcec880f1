package dev.goaround.notifier.delivery.adapter;

import dev.goaround.notifier.announcement.adapter.AnnouncementRow;
import dev.goaround.notifier.routing.OwedDelivery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Where deliveries are owed. */
@ApplicationScoped
public class Ledger {
    private static final String RECONSIDER = "update delivery set due_at = :now"
            + " where deployment = :deployment and urgent and state in ('queued', 'retrying') and due_at > :now";

    private final Clock clock;
    private final DeliveryLoop loop;

    Ledger(Clock clock, DeliveryLoop loop) {
        this.clock = clock;
        this.loop = loop;
    }

    /** In the caller's transaction, so that what was handled is owed and what is owed was handled. */
    public Uni<Void> owe(
            Mutiny.Session session, AnnouncementRow announcement, String environment, List<OwedDelivery> owed) {
        Object[] rows = owed.stream()
                .map(each -> DeliveryRow.queued(announcement, environment, each, clock.instant()))
                .toArray();
        return session.persistAll(rows);
    }

    /** What calls people about the deployment is looked at again at once: it may be settled. */
    public Uni<Void> reconsiderCalls(Mutiny.Session session, String deployment) {
        return session.createNativeQuery(RECONSIDER)
                .setParameter("now", clock.instant())
                .setParameter("deployment", deployment)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** After the commit: what is owed goes out at once, and not with the next look. */
    public void wake() {
        loop.wake();
    }
}
