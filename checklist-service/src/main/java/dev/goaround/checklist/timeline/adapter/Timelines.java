package dev.goaround.checklist.timeline.adapter;

import dev.goaround.checklist.walk.TimelineEntry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The stored timelines. */
@ApplicationScoped
public class Timelines {

    /** Of one answer; a walk of a long checklist has some hundreds. */
    private static final int MOST = 5_000;

    public Uni<Void> append(Mutiny.Session session, String deployment, List<TimelineEntry> entries) {
        Object[] rows =
                entries.stream().map(entry -> TimelineRow.of(deployment, entry)).toArray();
        return rows.length == 0 ? Uni.createFrom().voidItem() : session.persistAll(rows);
    }

    /** Lines of later revisions, in their order. */
    public Uni<List<TimelineEntry>> after(Mutiny.Session session, String deployment, long revision) {
        return session.createSelectionQuery(
                        "from TimelineRow where deployment = :deployment and revision > :revision order by position",
                        TimelineRow.class)
                .setParameter("deployment", deployment)
                .setParameter("revision", revision)
                .setMaxResults(MOST)
                .getResultList()
                .map(rows -> rows.stream().map(TimelineRow::entry).toList());
    }
}
