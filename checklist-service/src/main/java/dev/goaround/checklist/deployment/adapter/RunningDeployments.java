package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.deployment.Deployment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The deployments that have begun and not ended. Asked often: only those that another instance has changed are read again.
 */
@ApplicationScoped
public class RunningDeployments {

    /** More at once are counted in part. */
    private static final int MOST = 500;

    private record Known(String id, long revision) {}

    private final Mutiny.SessionFactory sessions;
    private final Map<String, Deployment> read = new ConcurrentHashMap<>();

    RunningDeployments(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** After a commit of this instance. */
    void isNow(Deployment deployment) {
        read.computeIfPresent(deployment.id(), (id, before) -> later(deployment, before));
    }

    public Uni<List<Deployment>> all() {
        return sessions.withSession(session -> revisions(session)
                .chain(now -> changed(session, now).map(rows -> {
                    rows.forEach(row -> read.merge(row.id, row.deployment(), RunningDeployments::later));
                    read.keySet().retainAll(now.stream().map(Known::id).toList());
                    return List.copyOf(read.values());
                })));
    }

    private static Uni<List<Known>> revisions(Mutiny.Session session) {
        return session.createSelectionQuery(
                        "select id, revision from DeploymentRow where state in ('running', 'rolling-back')"
                                + " order by createdAt desc",
                        Object[].class)
                .setMaxResults(MOST)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Known((String) row[0], (Long) row[1]))
                        .toList());
    }

    private Uni<List<DeploymentRow>> changed(Mutiny.Session session, List<Known> now) {
        List<String> ids = now.stream().filter(this::isNew).map(Known::id).toList();
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createSelectionQuery("from DeploymentRow where id in (:ids)", DeploymentRow.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    private boolean isNew(Known known) {
        Deployment before = read.get(known.id());
        return before == null || before.ref().revision() < known.revision();
    }

    private static Deployment later(Deployment one, Deployment other) {
        return one.ref().revision() > other.ref().revision() ? one : other;
    }
}
