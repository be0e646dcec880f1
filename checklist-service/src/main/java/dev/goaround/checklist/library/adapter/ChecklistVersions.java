package dev.goaround.checklist.library.adapter;

import dev.goaround.checklist.http.adapter.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** What is stored of checklists, without their texts, and single versions with theirs. */
@ApplicationScoped
class ChecklistVersions {

    /** @param version the newest */
    record Stored(String name, long version, String title, Instant createdAt, String createdBy) {}

    /** @param sha256 of the text */
    record Version(long version, String title, String sha256, Instant createdAt, String createdBy) {}

    private final Mutiny.SessionFactory sessions;

    ChecklistVersions(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    Uni<Page<Stored>> all(Page.Wanted wanted) {
        return sessions.withSession(session -> session.createSelectionQuery(
                        "select count(distinct name) from ChecklistRow", Long.class)
                .getSingleResult()
                .chain(total -> session.createSelectionQuery(
                                "select c.name, c.version, c.title, c.createdAt, c.createdBy from ChecklistRow c"
                                        + " where c.version = (select max(d.version) from ChecklistRow d"
                                        + " where d.name = c.name) order by c.name",
                                Stored.class)
                        .setFirstResult(wanted.first())
                        .setMaxResults(wanted.size())
                        .getResultList()
                        .map(rows -> new Page<>(rows, wanted.page(), wanted.size(), total))));
    }

    /** The newest first; an empty list means that there is no such checklist. */
    Uni<Page<Version>> of(String name, Page.Wanted wanted) {
        return sessions.withSession(session -> session.createSelectionQuery(
                        "select count(*) from ChecklistRow where name = :name", Long.class)
                .setParameter("name", name)
                .getSingleResult()
                .chain(total -> versions(session, name, wanted)
                        .map(rows -> new Page<>(rows, wanted.page(), wanted.size(), total))));
    }

    private static Uni<List<Version>> versions(Mutiny.Session session, String name, Page.Wanted wanted) {
        return session.createSelectionQuery(
                        "select version, title, sha256, createdAt, createdBy from ChecklistRow"
                                + " where name = :name order by version desc",
                        Version.class)
                .setParameter("name", name)
                .setFirstResult(wanted.first())
                .setMaxResults(wanted.size())
                .getResultList();
    }

    Uni<Optional<ChecklistRow>> find(String name, long version) {
        return sessions.withSession(session -> session.find(ChecklistRow.class, new ChecklistRow.Key(name, version)))
                .map(Optional::ofNullable);
    }
}
