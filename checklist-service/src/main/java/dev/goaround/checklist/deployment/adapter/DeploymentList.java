package dev.goaround.checklist.deployment.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.goaround.checklist.http.adapter.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.reactive.mutiny.Mutiny;

/** Pages of deployments, the newest first. */
@ApplicationScoped
class DeploymentList {

    /**
     * What is looked for; null for all.
     *
     * @param services that the caller may see; empty: all
     */
    record Filter(String service, String state, Set<String> services) {
        private String where() {
            List<String> terms = new ArrayList<>();
            if (service != null) {
                terms.add("service = :service");
            }
            if (state != null) {
                terms.add("state = :state");
            }
            if (!services.isEmpty()) {
                terms.add("service in (:services)");
            }
            return terms.isEmpty() ? "" : " where " + String.join(" and ", terms);
        }

        private Map<String, Object> parameters() {
            Map<String, Object> parameters = new TreeMap<>();
            if (service != null) {
                parameters.put("service", service);
            }
            if (state != null) {
                parameters.put("state", state);
            }
            if (!services.isEmpty()) {
                parameters.put("services", services);
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
            Instant endedAt) {}

    private final Mutiny.SessionFactory sessions;

    DeploymentList(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    Uni<Page<Summary>> page(Filter filter, Page.Wanted wanted) {
        return sessions.withSession(session -> total(session, filter)
                .chain(total -> summaries(session, filter, wanted)
                        .map(found -> new Page<>(found, wanted.page(), wanted.size(), total))));
    }

    private static Uni<Long> total(Mutiny.Session session, Filter filter) {
        var query = session.createSelectionQuery("select count(*) from DeploymentRow" + filter.where(), Long.class);
        filter.parameters().forEach(query::setParameter);
        return query.getSingleResult();
    }

    /** Without the bodies, which are some hundred KiB each. */
    private static Uni<List<Summary>> summaries(Mutiny.Session session, Filter filter, Page.Wanted wanted) {
        var query = session.createSelectionQuery(
                "select id, service, environment, version, state, revision, createdAt, endedAt from DeploymentRow"
                        + filter.where() + " order by createdAt desc, id",
                Summary.class);
        filter.parameters().forEach(query::setParameter);
        return query.setFirstResult(wanted.first()).setMaxResults(wanted.size()).getResultList();
    }
}
