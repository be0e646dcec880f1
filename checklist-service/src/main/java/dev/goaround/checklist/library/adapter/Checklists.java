package dev.goaround.checklist.library.adapter;

import dev.goaround.access.Rights;
import dev.goaround.access.adapter.NoRightException;
import dev.goaround.checklist.access.Owner;
import dev.goaround.checklist.access.ReplacementPolicy;
import dev.goaround.checklist.http.adapter.DocumentWorkers;
import dev.goaround.checklist.library.ChecklistDocument;
import dev.goaround.checklist.library.ServiceReader;
import dev.goaround.checklist.reading.ReportJson;
import dev.goaround.checklist.start.StartPolicy;
import dev.goaround.contracts.service.ServiceDefinition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hibernate.reactive.mutiny.Mutiny;

/** The stored checklists; a changed text is a new version, the same text is the same version. */
@ApplicationScoped
public class Checklists {

    /** @param created false if that text was the newest version already */
    public record Stored(String name, long version, boolean created) {}

    private static final String BUILT_IN = "goaround";

    /** Takes its turn among those who send documents. */
    private static final String READS = "the checklists of deployments";

    private static final String WRITES = "the checklists that are stored";

    private final Mutiny.SessionFactory sessions;
    private final Clock clock;
    private final DocumentWorkers reading;

    Checklists(Mutiny.SessionFactory sessions, Clock clock, DocumentWorkers reading) {
        this.sessions = sessions;
        this.clock = clock;
        this.reading = reading;
    }

    /** From the operator's own folder: it may replace whatever is there, and what is new is everyone's. */
    public Uni<Stored> store(ChecklistDocument document, String by) {
        return store(document, by, null, newest -> true);
    }

    /**
     * @param rights of the token that it comes with, to whose owner a new name belongs
     * @return fails with {@link NoRightException} where the name is taken by somebody else
     */
    Uni<Stored> store(ChecklistDocument document, Rights rights) {
        return store(document, rights.grant().subject(), Owner.of(rights).stored(), newest -> {
            require(newest, rights);
            return true;
        });
    }

    private static void require(ChecklistRow newest, Rights rights) {
        ReplacementPolicy.objection("the checklist " + newest.name, Owner.read(newest.owner), rights)
                .ifPresent(text -> {
                    throw NoRightException.because(text);
                });
    }

    /** Stores what comes with Goaround, unless somebody else has stored a checklist of that name. */
    Uni<Stored> storeBuiltIn(ChecklistDocument document) {
        return store(document, BUILT_IN, null, newest -> newest.createdBy.equals(BUILT_IN));
    }

    /**
     * @param owner of a new name, or null; a further version has that of the first
     * @param replaceable whether the newest version, if there is one and its text is another, may get a successor
     */
    private Uni<Stored> store(
            ChecklistDocument document, String by, String owner, Predicate<ChecklistRow> replaceable) {
        return reading.ofStored(WRITES, () -> row(document, by))
                .chain(row -> sessions.withTransaction(session -> lock(session, row.name)
                        .chain(() -> newest(session, row.name))
                        .chain(newest -> {
                            if (newest != null && (newest.sha256.equals(row.sha256) || !replaceable.test(newest))) {
                                return Uni.createFrom().item(new Stored(newest.name, newest.version, false));
                            }
                            row.version = newest == null ? 1 : newest.version + 1;
                            row.owner = newest == null ? owner : newest.owner;
                            return session.persist(row).replaceWith(new Stored(row.name, row.version, true));
                        })));
    }

    /** What is stored under a name. */
    public sealed interface Found {

        /** What each case leads to. */
        <T> T fold(Function<Read, T> read, Function<Missing, T> missing, Function<TooLarge, T> tooLarge);

        record Read(StartPolicy.StoredChecklist checklist) implements Found {
            @Override
            public <T> T fold(Function<Read, T> read, Function<Missing, T> missing, Function<TooLarge, T> tooLarge) {
                return read.apply(this);
            }
        }

        record Missing() implements Found {
            @Override
            public <T> T fold(Function<Read, T> read, Function<Missing, T> missing, Function<TooLarge, T> tooLarge) {
                return missing.apply(this);
            }
        }

        /** Stored by a release that took larger ones. */
        record TooLarge(String reason) implements Found {
            @Override
            public <T> T fold(Function<Read, T> read, Function<Missing, T> missing, Function<TooLarge, T> tooLarge) {
                return tooLarge.apply(this);
            }
        }
    }

    /** The newest version, read afresh from its text for the service of the definition. */
    public Uni<Found> find(Mutiny.Session session, String name, ServiceDefinition definition) {
        return newest(session, name).chain(row -> read(row, definition));
    }

    /** Likewise a version that a plan keeps. */
    public Uni<Found> find(Mutiny.Session session, String name, long version, ServiceDefinition definition) {
        return session.find(ChecklistRow.class, new ChecklistRow.Key(name, version))
                .chain(row -> read(row, definition));
    }

    private Uni<Found> read(ChecklistRow row, ServiceDefinition definition) {
        return row == null
                ? Uni.createFrom().item(new Found.Missing())
                : reading.ofStored(READS, () -> read(row.name, row.version, row.text, definition));
    }

    private static Found read(String name, long version, String text, ServiceDefinition definition) {
        return ServiceReader.of(definition)
                .read(text)
                .fold(
                        read -> new Found.Read(new StartPolicy.StoredChecklist(name, version, read.report())),
                        refused -> new Found.TooLarge("checklist " + name + ", version " + version
                                + ", is too large to be started: " + refused.reason()));
    }

    Uni<Optional<ChecklistRow>> find(String name) {
        return sessions.withSession(session -> newest(session, name)).map(Optional::ofNullable);
    }

    /** The version that the text would have, or has; nothing is stored. Fails where {@link #store} would. */
    Uni<Stored> tried(ChecklistDocument document, Rights rights) {
        return find(document.name()).map(newest -> {
            boolean isNew = newest.isEmpty() || !newest.get().sha256.equals(sha256(document.text()));
            newest.filter(row -> isNew).ifPresent(row -> require(row, rights));
            long version = newest.map(row -> row.version).orElse(0L);
            return new Stored(document.name(), isNew ? version + 1 : version, isNew);
        });
    }

    /** Without its version. On a thread that may take its time: a report is some hundred KiB of JSON. */
    private ChecklistRow row(ChecklistDocument document, String by) {
        ChecklistRow row = new ChecklistRow();
        row.name = document.name();
        row.title = document.report().title();
        row.text = document.text();
        row.report = ReportJson.write(document.report());
        row.sha256 = sha256(document.text());
        row.createdAt = clock.instant();
        row.createdBy = by;
        return row;
    }

    private static Uni<Void> lock(Mutiny.Session session, String name) {
        return session.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended(:name, 1))", Integer.class)
                .setParameter("name", name)
                .getSingleResult()
                .replaceWithVoid();
    }

    private static Uni<ChecklistRow> newest(Mutiny.Session session, String name) {
        return session.createSelectionQuery(
                        "from ChecklistRow where name = :name order by version desc", ChecklistRow.class)
                .setParameter("name", name)
                .setMaxResults(1)
                .getSingleResultOrNull();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
