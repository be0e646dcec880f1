package dev.goaround.checklist.reading;

import java.util.List;

/**
 * How a document was understood. Every list is in document order; lines count from 1.
 *
 * @param title from the front matter or the heading above all others, or null
 * @param items every check box of the document, those of triggers, rollback steps and sign-offs included
 * @param triggers what opens a rollback decision, from boxes and from plain lines
 * @param rollback the steps of the rollback procedure, in order
 * @param paths what may be left out in an emergency or for a hotfix, and who has to agree
 * @param unread what looks like a limit, a time, a trigger or a rule and was not understood, and notes on how an
 *     ambiguous word was taken
 * @param language that the document was taken for, by BCP 47 ({@code en}, {@code de}, {@code zh-Hant}), or null where
 *     nothing tells
 */
public record ReadingReport(
        String title,
        List<PhaseReading> phases,
        List<ItemReading> items,
        List<TriggerReading> triggers,
        List<RollbackProcedureStep> rollback,
        List<SignOffReading> signOffs,
        List<ContactReading> contacts,
        List<WindowReading> windows,
        List<AnnouncementReading> announcements,
        List<PathReading> paths,
        List<UnreadLine> unread,
        String language) {

    public ReadingReport {
        phases = List.copyOf(phases);
        items = List.copyOf(items);
        triggers = List.copyOf(triggers);
        rollback = List.copyOf(rollback);
        signOffs = List.copyOf(signOffs);
        contacts = List.copyOf(contacts);
        windows = List.copyOf(windows);
        announcements = List.copyOf(announcements);
        paths = List.copyOf(paths);
        unread = List.copyOf(unread);
    }

    /** A report of a document in no language that is known. */
    public ReadingReport(
            String title,
            List<PhaseReading> phases,
            List<ItemReading> items,
            List<TriggerReading> triggers,
            List<RollbackProcedureStep> rollback,
            List<SignOffReading> signOffs,
            List<ContactReading> contacts,
            List<WindowReading> windows,
            List<AnnouncementReading> announcements,
            List<PathReading> paths,
            List<UnreadLine> unread) {
        this(title, phases, items, triggers, rollback, signOffs, contacts, windows, announcements, paths, unread, null);
    }
}
