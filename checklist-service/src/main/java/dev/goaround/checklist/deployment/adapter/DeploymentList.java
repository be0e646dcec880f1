package dev.goaround.checklist.deployment.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** Pages of deployments, the newest first. */
@ApplicationScoped
class DeploymentList {

    /** Each is null for all. */
    record Filter(String service, String state) {
        private String where() {
            List<String> terms = new ArrayList<>();
            parameters().keySet().forEach(name -> terms.add(name + " = :" + name));
            return terms.isEmpty() ? "" : " where " + String.join(" and ", terms);
        }

        private Map<String, String> parameters() {
            Map<String, String> parameters = new TreeMap<>();
            if (service != null) {
                parameters.put("service", service);
            }
            if (state != null) {
                parameters.put("state", state);
            }
            return parameters;
        }
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Summary(
            String id,
            String service,
            String environment,
            String version,
            String state,
            long revision,
            Instant createdAt,
            Instant endedAt) {
        private static Summary of(DeploymentRow row) {
            return new Summary(
                    row.id,
                    row.service,
                    row.environment,
                    row.version,
                    row.state,
                    row.revision,
                    row.createdAt,
                    row.endedAt);
        }
    }

    record Page(List<Summary> items, int page, int size, long total) {}

    private final Mutiny.SessionFactory sessions;

    DeploymentList(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    Uni<Page> page(Filter filter, int page, int size) {
        return sessions.withSession(session -> total(session, filter)
                .chain(total -> rows(session, filter, page, size)
                        .map(rows -> new Page(rows.stream().map(Summary::of).toList(), page, size, total))));
    }

    private static Uni<Long> total(Mutiny.Session session, Filter filter) {
        var query = session.createSelectionQuery("select count(*) from DeploymentRow" + filter.where(), Long.class);
        filter.parameters().forEach(query::setParameter);
        return query.getSingleResult();
    }

    private static Uni<List<DeploymentRow>> rows(Mutiny.Session session, Filter filter, int page, int size) {
        var query = session.createSelectionQuery(
                "from DeploymentRow" + filter.where() + " order by createdAt desc, id", DeploymentRow.class);
        filter.parameters().forEach(query::setParameter);
        return query.setFirstResult(page * size).setMaxResults(size).getResultList();
    }
}
