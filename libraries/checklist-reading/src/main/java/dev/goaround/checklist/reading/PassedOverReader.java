package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.PlacedBlock;
import dev.goaround.checklist.reading.words.CriteriaPurpose;
import dev.goaround.checklist.reading.words.CriteriaPurpose.Kind;
import dev.goaround.checklist.reading.words.RollbackIf;
import dev.goaround.checklist.reading.words.Zone;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The net below all other readers: a line about rolling back that became nothing, and a step that also says when to stop. No
 * criterion is passed over without a word, whatever the other readers do not know.
 */
final class PassedOverReader {

    private final ReadDocument document;
    private final UnreadList unread;

    /** Lines of which something was read or said. */
    private final Set<Integer> read;

    /** Those of triggers, and those that something is said of. */
    private final Set<Integer> settled = new HashSet<>();

    PassedOverReader(ReadDocument document, ReadingReport report, UnreadList unread) {
        this.document = document;
        this.unread = unread;
        read = new HashSet<>(new LineReadings(report).lines());
        report.items().forEach(item -> read.add(item.line()));
        report.triggers().forEach(trigger -> settled.add(trigger.line()));
        unread.inDocumentOrder().forEach(note -> settled.add(note.line()));
        read.addAll(settled);
    }

    void read() {
        List<PlacedBlock> all = document.placed();
        for (int i = 0; i < all.size(); i++) {
            PlacedBlock placed = all.get(i);
            int line = placed.block().line();
            String text = BlockText.text(placed.block()).orElse("");
            if (text.isBlank() || settled.contains(line)) {
                continue;
            }
            if (RollbackIf.mayStop(text)) {
                unread.add(
                        line,
                        text,
                        "may say at which limit to stop or to go back, and is no trigger; write the limit below a heading such as"
                                + " \"Rollback criteria\" to have it watched");
            } else if (!read.contains(line)
                    && isAboutRollback(placed)
                    && !introduces(all, i)
                    && !isPlainlyNone(placed, text)) {
                unread.add(
                        line,
                        text,
                        placed.zone() == Zone.TRIGGERS
                                ? "stands among rollback criteria and is none; write it as an entry of the list to have people raise it"
                                : "stands among the steps of the rollback and is none; write it as an entry of a list if it is to be done");
            }
        }
    }

    private static boolean isAboutRollback(PlacedBlock placed) {
        return placed.zone() == Zone.TRIGGERS || placed.zone() == Zone.ROLLBACK;
    }

    /** Whether others follow that it is said of, or it is a heading of them. */
    private boolean introduces(List<PlacedBlock> all, int index) {
        Block block = all.get(index).block();
        if (block instanceof Block.Entry entry) {
            // What stands below a step explains it.
            return document.hasChildren(entry) || document.parent(entry) != null;
        }
        return block instanceof Block.Text
                && index + 1 < all.size()
                && all.get(index + 1).section() == all.get(index).section()
                && !(all.get(index + 1).block() instanceof Block.Text);
    }

    /** "No rollback for a typo", and what is listed below such words. */
    private static boolean isPlainlyNone(PlacedBlock placed, String text) {
        boolean listed =
                placed.block() instanceof Block.Entry && placed.purpose().kind() == Kind.STAY;
        boolean success = placed.zone() == Zone.ROLLBACK && placed.purpose().kind() == Kind.SUCCEEDED;
        return listed
                || success
                || Optional.of(CriteriaPurpose.of(text, true).kind())
                        .filter(kind -> kind == Kind.STAY)
                        .isPresent();
    }
}
