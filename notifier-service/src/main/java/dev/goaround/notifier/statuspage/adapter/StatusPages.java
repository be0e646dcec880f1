package dev.goaround.notifier.statuspage.adapter;

import dev.goaround.notifier.delivery.adapter.Transactions;
import dev.goaround.notifier.statuspage.StatusPage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the status page. */
@ApplicationScoped
class StatusPages {
    private static final int INCIDENTS_SHOWN = 25;
    private static final String UPDATES =
            "from StatusUpdateRow u where u.id.incident in :incidents order by u.at desc, u.id.event";

    private final Transactions transactions;

    StatusPages(Transactions transactions) {
        this.transactions = transactions;
    }

    Uni<StatusPage> read() {
        return transactions.run(session -> session.createSelectionQuery(
                        "from StatusComponentRow c order by c.id.name, c.id.service, c.id.environment",
                        StatusComponentRow.class)
                .getResultList()
                .chain(components -> session.createSelectionQuery(
                                "from StatusIncidentRow i order by i.id desc", StatusIncidentRow.class)
                        .setMaxResults(INCIDENTS_SHOWN)
                        .getResultList()
                        .chain(incidents ->
                                updates(session, incidents).map(updates -> page(components, incidents, updates)))));
    }

    private static Uni<Map<Long, List<StatusUpdateRow>>> updates(
            Mutiny.Session session, List<StatusIncidentRow> incidents) {
        return session.createSelectionQuery(UPDATES, StatusUpdateRow.class)
                .setParameter(
                        "incidents",
                        incidents.stream().map(incident -> incident.id).toList())
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> row.id.incident())));
    }

    private static StatusPage page(
            List<StatusComponentRow> components,
            List<StatusIncidentRow> incidents,
            Map<Long, List<StatusUpdateRow>> updates) {
        Instant changedAt = Stream.concat(
                        components.stream().map(component -> component.since),
                        incidents.stream().map(incident -> incident.changedAt))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return new StatusPage(
                components.stream().map(StatusComponentRow::shown).toList(),
                incidents.stream()
                        .map(incident -> incident.shown(updates.getOrDefault(incident.id, List.of())))
                        .toList(),
                changedAt);
    }
}
