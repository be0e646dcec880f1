package dev.goaround.checklist.deployment.adapter;

import dev.goaround.checklist.deployment.Deployment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The deployments that run now. */
@ApplicationScoped
public class RunningDeployments {

    /** More at once are counted in part. */
    private static final int MOST = 500;

    private final Mutiny.SessionFactory sessions;

    RunningDeployments(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    public Uni<List<Deployment>> all() {
        return sessions.withSession(session -> session.createSelectionQuery(
                        "from DeploymentRow where state = 'running'", DeploymentRow.class)
                .setMaxResults(MOST)
                .getResultList()
                .map(rows -> rows.stream().map(DeploymentRow::deployment).toList()));
    }
}
