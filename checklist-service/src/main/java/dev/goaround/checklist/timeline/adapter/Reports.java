package dev.goaround.checklist.timeline.adapter;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.lifecycle.CommandResult;
import dev.goaround.checklist.timeline.DeploymentReport;
import dev.goaround.contracts.text.Characters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Reports of deployments: one that is under way is written when it is asked for, one that ended is kept as it was at its end. A
 * rollback that overtakes an end is written at the end that it leads to.
 */
@ApplicationScoped
public class Reports {

    private final Timelines timelines;

    Reports(Timelines timelines) {
        this.timelines = timelines;
    }

    /** Keeps the report, if the change ended the deployment; its lines of the timeline are in already. */
    public Uni<Void> keep(Mutiny.Session session, CommandResult.Changed changed, Instant now) {
        Deployment after = changed.deployment();
        boolean endedBefore =
                changed.before() != null && changed.before().ended().isPresent();
        if (after.ended().isEmpty() || endedBefore) {
            return Uni.createFrom().voidItem();
        }
        return written(session, after, now)
                .chain(markdown -> session.find(ReportRow.class, after.id())
                        .chain(row -> row == null
                                ? session.persist(holding(new ReportRow(), after, markdown, now))
                                : Uni.createFrom()
                                        .item(holding(row, after, markdown, now))
                                        .replaceWithVoid()));
    }

    /** In Markdown. */
    Uni<String> of(Mutiny.Session session, Deployment deployment, Instant now) {
        if (deployment.ended().isEmpty()) {
            return written(session, deployment, now);
        }
        return session.find(ReportRow.class, deployment.id())
                .chain(row -> row == null
                        ? written(session, deployment, now)
                        : timelines
                                .after(
                                        session,
                                        deployment.id(),
                                        row.revision,
                                        deployment.ref().revision())
                                .map(later ->
                                        row.markdown + DeploymentReport.afterTheEnd(deployment, later.entries())));
    }

    private Uni<String> written(Mutiny.Session session, Deployment deployment, Instant now) {
        return timelines.all(session, deployment.id()).map(lines -> DeploymentReport.of(deployment, lines, now));
    }

    private static ReportRow holding(ReportRow row, Deployment deployment, String markdown, Instant now) {
        row.deployment = deployment.id();
        row.revision = deployment.ref().revision();
        row.markdown = Characters.storable(markdown);
        row.writtenAt = now;
        return row;
    }
}
