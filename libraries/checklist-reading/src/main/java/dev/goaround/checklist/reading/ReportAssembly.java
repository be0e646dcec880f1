package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Directive;
import dev.goaround.checklist.reading.outline.Outline;
import dev.goaround.checklist.reading.structure.Section;
import dev.goaround.checklist.reading.structure.Structure;
import java.util.List;

/** Runs one reader after the other over a document. */
final class ReportAssembly {

    private final ReadDocument document;
    private final List<Directive> directives;
    private final String language;
    private final UnreadList unread = new UnreadList();

    /** @param language that the outline was taken for, or null */
    ReportAssembly(Outline outline, String language) {
        this.language = language;
        document = new ReadDocument(Structure.of(outline));
        directives = outline.directives();
        outline.words().refused().forEach(sentence -> unread.add(outline.words().line(), "", sentence));
        if (outline.note() != null) {
            unread.add(1, "", outline.note());
        }
    }

    ReadingReport report() {
        Structure structure = document.structure();
        LineIds ids = new LineIds();
        ItemsReader items = new ItemsReader(document, ids, unread);
        List<ItemReading> itemReadings = items.read();
        ReadingReport report = new ReadingReport(
                structure.title(),
                phases(structure),
                itemReadings,
                new TriggersReader(document, items.idOfEntry(), ids, unread).read(),
                RollbackReader.read(document, unread),
                SignOffsReader.read(document, itemReadings, unread),
                ContactsReader.read(document),
                new WindowsReader(document, unread).read(),
                AnnouncementsReader.read(document),
                PathsReader.read(document),
                List.of(),
                language);
        new LeftoversReader(document, unread).read();
        new SilentListsReader(document, unread).read();
        new PassedOverReader(document, report, unread).read();
        if (itemReadings.isEmpty()) {
            unread.add(1, "", "no check box in the document, so nothing to walk; write steps as \"- [ ] …\"");
        }
        boolean annotated = document.isAnnotated()
                || !directives.isEmpty()
                || !structure.misplaced().isEmpty();
        return withUnread(
                annotated
                        ? new AnnotationPass(document, directives, report, items.idOfEntry(), ids, unread).report()
                        : report);
    }

    private ReadingReport withUnread(ReadingReport report) {
        return new ReadingReport(
                report.title(),
                report.phases(),
                report.items(),
                report.triggers(),
                report.rollback(),
                report.signOffs(),
                report.contacts(),
                report.windows(),
                report.announcements(),
                report.paths(),
                unread.inDocumentOrder(),
                report.language());
    }

    private List<PhaseReading> phases(Structure structure) {
        for (Section section : structure.sections()) {
            boolean settled = section.override() != null && section.override().offset() != null;
            if (section.clock().unread() != null && !settled) {
                unread.add(section.line(), section.title(), section.clock().unread());
            }
        }
        StageGuesses.in(structure.phases()).forEach(guess -> unread.add(guess.line(), guess.text(), guess.reason()));
        return structure.phases().stream()
                .map(phase -> new PhaseReading(
                        phase.title(),
                        phase.stage(),
                        phase.stageFrom(),
                        phase.environment(),
                        phase.section().line(),
                        phase.offset(),
                        phase.duration()))
                .toList();
    }
}
