package dev.goaround.notifier.delivery.adapter;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Pages of the ledger. */
@ApplicationScoped
class DeliveryPages {
    private static final String SERVICE = "select service from DeliveryRow where deployment = :deployment";
    private static final String COUNT = "select count(*) from DeliveryRow d where d.deployment = :deployment";
    private static final String PAGE = "from DeliveryRow d where d.deployment = :deployment order by d.id";
    private static final String ATTEMPTS = "from AttemptRow a where a.id.delivery in :deliveries order by a.id.number";
    private static final String EVENTS =
            "select a.id, a.eventId, a.what from AnnouncementRow a where a.id in :announcements";

    private final Transactions transactions;

    DeliveryPages(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param service of the deployment, or null if nothing is known of it */
    record Found(String service, List<Map<String, Object>> items, long total) {
        Map<String, Object> asJson(int page, int size) {
            return Map.of("items", items, "page", page, "size", size, "total", total);
        }
    }

    private record Told(String event, String what) {}

    Uni<Found> of(String deployment, int page, int size) {
        // Behind any ledger's end, and still a number that the database takes.
        int first = (int) Math.min((long) page * size, Integer.MAX_VALUE - size);
        return transactions.run(session -> session.createSelectionQuery(COUNT, Long.class)
                .setParameter("deployment", deployment)
                .getSingleResult()
                .chain(total -> session.createSelectionQuery(PAGE, DeliveryRow.class)
                        .setParameter("deployment", deployment)
                        .setFirstResult(first)
                        .setMaxResults(size)
                        .getResultList()
                        .chain(rows -> read(session, deployment, rows, total))));
    }

    private static Uni<Found> read(Mutiny.Session session, String deployment, List<DeliveryRow> rows, long total) {
        return service(session, deployment).chain(service -> found(session, service, rows, total));
    }

    /** Of a page that is empty as well: behind the last line there is still somebody's ledger. */
    private static Uni<String> service(Mutiny.Session session, String deployment) {
        return session.createSelectionQuery(SERVICE, String.class)
                .setParameter("deployment", deployment)
                .setMaxResults(1)
                .getSingleResultOrNull();
    }

    private static Uni<Found> found(Mutiny.Session session, String service, List<DeliveryRow> rows, long total) {
        return session.createSelectionQuery(ATTEMPTS, AttemptRow.class)
                .setParameter("deliveries", rows.stream().map(row -> row.id).toList())
                .getResultList()
                .map(attempts -> attempts.stream().collect(Collectors.groupingBy(each -> each.id.delivery())))
                .chain(attempts -> told(session, rows)
                        .map(told -> new Found(
                                service,
                                rows.stream()
                                        .map(row -> json(
                                                row,
                                                told.get(row.announcementId),
                                                attempts.getOrDefault(row.id, List.of())))
                                        .toList(),
                                total)));
    }

    private static Uni<Map<Long, Told>> told(Mutiny.Session session, List<DeliveryRow> rows) {
        return session.createSelectionQuery(EVENTS, Object[].class)
                .setParameter(
                        "announcements",
                        rows.stream().map(row -> row.announcementId).distinct().toList())
                .getResultList()
                .map(found -> found.stream()
                        .collect(Collectors.toMap(
                                each -> (Long) each[0], each -> new Told((String) each[1], (String) each[2]))));
    }

    private static Map<String, Object> json(DeliveryRow row, Told told, List<AttemptRow> attempts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", row.name);
        json.put("deployment", row.deployment);
        json.put("event", told.event());
        json.put("what", label(told.what()));
        json.put("channel", row.channel.label());
        json.put("route", row.route);
        json.put("recipient", row.recipient);
        json.put("action", row.action.label());
        json.put("state", row.state);
        json.put("reason", row.reason);
        json.put("detail", row.detail);
        json.put("owedAt", row.owedAt);
        json.put("dueAt", row.dueAt);
        json.put("finishedAt", row.finishedAt);
        json.put("attempts", attempts.stream().map(DeliveryPages::json).toList());
        return json;
    }

    private static Map<String, Object> json(AttemptRow attempt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", attempt.id.number());
        json.put("at", attempt.at);
        json.put("outcome", attempt.outcome);
        json.put("reason", attempt.reason);
        json.put("detail", attempt.detail);
        json.put("latencyMillis", attempt.latencyMillis);
        return json;
    }

    private static String label(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
