package dev.goaround.checklist.timeline.adapter;

import dev.goaround.checklist.http.adapter.Page;
import dev.goaround.checklist.lifecycle.TimelineEntry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The stored timelines. */
@ApplicationScoped
public class Timelines {

    /** Of one reading; a walk of a long checklist has some hundreds, one that monitors for weeks some thousands. */
    private static final int MOST = 5_000;

    private static final int LONGEST_REPORT = 10_000;

    /**
     * @param upTo the revision that the lines are complete to
     * @param more true if there are later ones that are not in it
     */
    public record Lines(List<TimelineEntry> entries, long upTo, boolean more) {
        public Lines {
            entries = List.copyOf(entries);
        }

        /** A revision's lines are all in, or none of them. */
        private static Lines of(List<TimelineEntry> read, long revision) {
            if (read.size() < MOST) {
                return new Lines(read, Math.max(revision, read.isEmpty() ? 0 : last(read)), false);
            }
            List<TimelineEntry> whole =
                    read.stream().filter(entry -> entry.revision() < last(read)).toList();
            return whole.isEmpty() ? new Lines(read, last(read), true) : new Lines(whole, last(whole), true);
        }

        private static long last(List<TimelineEntry> entries) {
            return entries.get(entries.size() - 1).revision();
        }
    }

    public Uni<Void> append(Mutiny.Session session, String deployment, List<TimelineEntry> entries) {
        Object[] rows =
                entries.stream().map(entry -> TimelineRow.of(deployment, entry)).toArray();
        return rows.length == 0 ? Uni.createFrom().voidItem() : session.persistAll(rows);
    }

    /**
     * Lines of later revisions, in their order.
     *
     * @param now the deployment's revision
     */
    public Uni<Lines> after(Mutiny.Session session, String deployment, long revision, long now) {
        return session.createSelectionQuery(
                        "from TimelineRow where deployment = :deployment and revision > :revision order by position",
                        TimelineRow.class)
                .setParameter("deployment", deployment)
                .setParameter("revision", revision)
                .setMaxResults(MOST)
                .getResultList()
                .map(rows -> Lines.of(rows.stream().map(TimelineRow::entry).toList(), now));
    }

    /** From the beginning; a report that has more lines than anyone reads says so at its end. */
    Uni<List<TimelineEntry>> all(Mutiny.Session session, String deployment) {
        return session.createSelectionQuery(
                        "from TimelineRow where deployment = :deployment order by position", TimelineRow.class)
                .setParameter("deployment", deployment)
                .setMaxResults(LONGEST_REPORT + 1)
                .getResultList()
                .map(rows -> reported(rows.stream().map(TimelineRow::entry).toList()));
    }

    private static List<TimelineEntry> reported(List<TimelineEntry> entries) {
        if (entries.size() <= LONGEST_REPORT) {
            return entries;
        }
        TimelineEntry last = entries.get(LONGEST_REPORT - 1);
        List<TimelineEntry> cut = new ArrayList<>(entries.subList(0, LONGEST_REPORT));
        cut.add(new TimelineEntry(
                last.revision(),
                last.at(),
                "cut",
                "there are more lines: GET …/timeline gives them all, page by page",
                "goaround",
                null,
                null));
        return cut;
    }

    public Uni<Page<TimelineEntry>> page(Mutiny.Session session, String deployment, Page.Wanted wanted) {
        return session.createSelectionQuery(
                        "select count(*) from TimelineRow where deployment = :deployment", Long.class)
                .setParameter("deployment", deployment)
                .getSingleResult()
                .chain(total -> session.createSelectionQuery(
                                "from TimelineRow where deployment = :deployment order by position", TimelineRow.class)
                        .setParameter("deployment", deployment)
                        .setFirstResult(wanted.first())
                        .setMaxResults(wanted.size())
                        .getResultList()
                        .map(rows -> new Page<>(
                                rows.stream().map(TimelineRow::entry).toList(), wanted.page(), wanted.size(), total)));
    }
}
