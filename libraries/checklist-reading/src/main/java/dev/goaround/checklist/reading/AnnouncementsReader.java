package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.PlacedBlock;
import dev.goaround.checklist.reading.words.AnnouncementWords;
import dev.goaround.checklist.reading.words.Zone;
import java.util.ArrayList;
import java.util.List;

/** Announcements: boxes that tell somebody something, and lines that do so under Communication or in a rollback. */
final class AnnouncementsReader {

    private AnnouncementsReader() {}

    static List<AnnouncementReading> read(ReadDocument document) {
        List<AnnouncementReading> announcements = new ArrayList<>();
        for (PlacedBlock placed : document.placed()) {
            if (placed.block() instanceof Block.Entry entry && isMeant(placed, entry)) {
                String template = document.template(entry);
                AnnouncementWords.Event event = AnnouncementWords.event(entry.text(), template, document.stage(placed));
                announcements.add(
                        new AnnouncementReading(entry.line(), event, BlockText.withoutColon(entry.text()), template));
            }
        }
        return announcements;
    }

    private static boolean isMeant(PlacedBlock placed, Block.Entry entry) {
        boolean place = entry.isBox() || placed.zone() == Zone.COMMUNICATION || placed.zone() == Zone.ROLLBACK;
        return place && placed.zone() != Zone.TRIGGERS && AnnouncementWords.tells(entry.text());
    }
}
