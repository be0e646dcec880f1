package dev.goaround.checklist.calendar.adapter;

import dev.goaround.access.Rights;
import dev.goaround.access.adapter.NoRightException;
import dev.goaround.checklist.access.Owner;
import dev.goaround.checklist.access.ReplacementPolicy;
import dev.goaround.checklist.calendar.CalendarFile;
import dev.goaround.checklist.deployment.GateContext.Freeze;
import dev.goaround.checklist.http.adapter.DocumentWorkers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Calendars in PostgreSQL. A changed one wakes the deployments that may name it in the same transaction: each takes the new freezes
 * in its own, soon after.
 */
@ApplicationScoped
public class Calendars {

    /** Names are letters, digits and hyphens, and stand in quotes in the stored JSON. Too many woken do no harm. */
    private static final String WAKE = "update deployment set wakes_at = :now where state in ('planned', 'running')"
            + " and body like '%\"' || :name || '\"%'";

    private static final String PUT = "insert into calendar (name, version, text, created_at, created_by, owner)"
            + " values (:name, 1, :text, :now, :by, :owner) on conflict (name) do update set version = calendar.version + 1,"
            + " text = excluded.text, created_at = excluded.created_at, created_by = excluded.created_by";

    private static final Logger LOG = Logger.getLogger(Calendars.class);

    /** Takes its turn among those who send documents. */
    private static final String READER = "the calendars of deployments";

    /** What was read of a version on a day; reading a file again for each of many deployments would take its time. */
    private record Known(long version, Instant day, List<Freeze> freezes) {}

    private final Mutiny.SessionFactory sessions;
    private final DocumentWorkers reading;
    private final Counter skipped;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Calendars(Mutiny.SessionFactory sessions, DocumentWorkers reading, MeterRegistry meters) {
        this.sessions = sessions;
        this.reading = reading;
        this.skipped = Counter.builder("goaround_skipped_calendars_total")
                .description("Readings of stored calendars that can't be followed, so that their freezes hold nothing")
                .register(meters);
    }

    /** Those of the names under which there is a calendar. */
    public Uni<List<String>> stored(Mutiny.Session session, Collection<String> names) {
        return session.createSelectionQuery("select name from CalendarRow where name in (:names)", String.class)
                .setParameter("names", names)
                .getResultList();
    }

    /** The freezes of these calendars; a calendar that is not there has none. */
    public Uni<List<Freeze>> freezes(Mutiny.Session session, List<String> names, Instant now) {
        return freezes(session, names, LockMode.NONE, now);
    }

    /** Likewise, and nobody replaces them until the transaction ends. To be asked before any deployment is locked. */
    public Uni<List<Freeze>> heldFreezes(Mutiny.Session session, List<String> names, Instant now) {
        return freezes(session, names, LockMode.PESSIMISTIC_READ, now);
    }

    private Uni<List<Freeze>> freezes(Mutiny.Session session, List<String> names, LockMode lock, Instant now) {
        return Multi.createFrom()
                .iterable(names.stream().sorted().toList())
                .onItem()
                .transformToUniAndConcatenate(name -> find(session, name, lock)
                        .chain(row -> row.map(found -> freezes(found, now))
                                .orElseGet(() -> Uni.createFrom().item(List.of()))))
                .collect()
                .in(ArrayList<Freeze>::new, List::addAll)
                .map(List::copyOf);
    }

    Uni<Optional<CalendarRow>> find(String name) {
        return sessions.withSession(session -> find(session, name, LockMode.NONE));
    }

    /**
     * @param rights of the token that it comes with, to whose owner a new name belongs
     * @return true if there was none of that name; fails with {@link NoRightException} where it is somebody else's
     */
    Uni<Boolean> put(String name, String text, Rights rights, Instant now) {
        return sessions.withTransaction(session -> required(session, name, rights)
                .call(() -> session.createNativeQuery(PUT)
                        .setParameter("name", name)
                        .setParameter("text", text)
                        .setParameter("now", now)
                        .setParameter("by", rights.grant().subject())
                        .setParameter("owner", Owner.of(rights).stored())
                        .executeUpdate())
                .call(() -> wake(session, name, now))
                .map(Optional::isEmpty));
    }

    /** @return false if there was none; fails with {@link NoRightException} where it is somebody else's */
    Uni<Boolean> delete(String name, Rights rights, Instant now) {
        return sessions.withTransaction(session -> required(session, name, rights)
                .chain(() -> session.createNativeQuery("delete from calendar where name = :name")
                        .setParameter("name", name)
                        .executeUpdate())
                .call(() -> wake(session, name, now))
                .map(deleted -> deleted > 0));
    }

    /** The calendar of that name, which nobody else changes until the transaction ends, if it may be changed. */
    private static Uni<Optional<CalendarRow>> required(Mutiny.Session session, String name, Rights rights) {
        return session.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended(:name, 3))", Integer.class)
                .setParameter("name", name)
                .getSingleResult()
                .chain(() -> find(session, name, LockMode.NONE))
                .invoke(found -> found.flatMap(row ->
                                ReplacementPolicy.objection("the calendar " + name, Owner.read(row.owner), rights))
                        .ifPresent(text -> {
                            throw NoRightException.because(text);
                        }));
    }

    private static Uni<Integer> wake(Mutiny.Session session, String name, Instant now) {
        return session.createNativeQuery(WAKE)
                .setParameter("now", now)
                .setParameter("name", name)
                .executeUpdate();
    }

    private static Uni<Optional<CalendarRow>> find(Mutiny.Session session, String name, LockMode lock) {
        Uni<CalendarRow> row = lock == LockMode.NONE
                ? session.find(CalendarRow.class, name)
                : session.find(CalendarRow.class, name, lock);
        return row.map(Optional::ofNullable);
    }

    private Uni<List<Freeze>> freezes(CalendarRow row, Instant now) {
        Instant day = now.truncatedTo(ChronoUnit.DAYS);
        Known found = known.get(row.name);
        Uni<Known> current =
                found != null && found.version() == row.version && found.day().equals(day)
                        ? Uni.createFrom().item(found)
                        : read(row.name, row.version, row.text, day);
        return current.map(calendar -> calendar.freezes().stream()
                .filter(freeze -> now.isBefore(freeze.to()))
                .toList());
    }

    private Uni<Known> read(String name, long version, String text, Instant day) {
        return reading.ofStored(READER, () -> new Known(version, day, read(name, text, day)))
                .invoke(read -> known.put(name, read));
    }

    /** One that an earlier release has stored, and that nobody can follow, holds nobody up. */
    private List<Freeze> read(String name, String text, Instant from) {
        return CalendarFile.read(text)
                .fold(
                        read -> read.file()
                                .freezes(name, from)
                                .fold(CalendarFile.Times.Known::freezes, tooMany -> skipped(name, tooMany.reason())),
                        refused -> skipped(name, refused.reason()));
    }

    private List<Freeze> skipped(String name, String reason) {
        skipped.increment();
        LOG.errorf(
                "calendar %s is skipped, and none of its freezes holds anything: %s. PUT one that can be read to"
                        + " /api/v1/calendars/%s",
                name, reason, name);
        return List.of();
    }
}
