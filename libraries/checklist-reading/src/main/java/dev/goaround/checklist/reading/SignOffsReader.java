package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.PlacedBlock;
import dev.goaround.checklist.reading.structure.Section;
import dev.goaround.checklist.reading.words.SignOffColumns;
import dev.goaround.checklist.reading.words.SignOffWords;
import dev.goaround.checklist.reading.words.Zone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sign-offs: lines with room for a signature, roles that are listed under a heading that asks for them, rows of a table
 * of roles, and boxes. Dates, owners and what else stands beside them are fields.
 */
final class SignOffsReader {

    private final ReadDocument document;
    private final UnreadList unread;
    private final Set<Integer> boxes = new HashSet<>();
    private final Set<Integer> decided = new HashSet<>();
    private final List<SignOffReading> signOffs = new ArrayList<>();
    private final Set<Section> asking = new LinkedHashSet<>();
    private final Set<Section> answered = new HashSet<>();

    private SignOffsReader(ReadDocument document, List<ItemReading> items, UnreadList unread) {
        this.document = document;
        this.unread = unread;
        for (ItemReading item : items) {
            if (item.kind() == BoxKind.SIGN_OFF) {
                boxes.add(item.line());
            } else if (item.choice() != null) {
                decided.add(item.line());
            }
        }
    }

    static List<SignOffReading> read(ReadDocument document, List<ItemReading> items, UnreadList unread) {
        SignOffsReader reader = new SignOffsReader(document, items, unread);
        document.placed().forEach(reader::place);
        reader.asking.removeAll(reader.answered);
        reader.asking.forEach(section -> unread.add(
                section.line(),
                section.title(),
                "asks for a sign-off, but no line below names a role; write a line such as \"- [ ] QA lead approval\","
                        + " or <!-- goaround: sign-off role=\"QA lead\" --> behind the one that is meant"));
        return reader.signOffs;
    }

    private void place(PlacedBlock placed) {
        boolean zone = placed.zone() == Zone.SIGN_OFF;
        Optional<String> role = role(placed, zone);
        int line = placed.block().line();
        if (zone && placed.block() instanceof Block.Entry) {
            asking.add(placed.section());
        }
        if (role.isPresent() || decided.contains(line)) {
            answered.add(placed.section());
        }
        if (role.isEmpty() && placed.block() instanceof Block.Text text && SignOffWords.mayBeSigned(text.text())) {
            unread.add(
                    line,
                    text.text(),
                    "leaves room for something: if somebody has to sign there, write \"Sign-off: …\" before it");
        }
        role.ifPresent(
                named -> signOffs.add(new SignOffReading(line, named, SignOffWords.isOtherThanAuthor(textOf(placed)))));
    }

    private static String textOf(PlacedBlock placed) {
        return BlockText.text(placed.block()).orElse("") + " "
                + placed.section().title();
    }

    private Optional<String> role(PlacedBlock placed, boolean zone) {
        if (placed.block() instanceof Block.Entry entry) {
            return entry.isBox() ? ofBox(entry) : ofEntry(placed, entry, zone);
        }
        if (placed.block() instanceof Block.Row row) {
            return SignOffColumns.role(row.header(), row.cells(), zone);
        }
        if (placed.block() instanceof Block.Text text) {
            return zone ? SignOffWords.filledIn(text.text()) : SignOffWords.blankToFill(text.text());
        }
        return Optional.empty();
    }

    private Optional<String> ofBox(Block.Entry entry) {
        return boxes.contains(entry.line()) && !decided.contains(entry.line())
                ? SignOffWords.inItem(entry.text()).or(() -> SignOffWords.inZone(entry.text()))
                : Optional.empty();
    }

    private Optional<String> ofEntry(PlacedBlock placed, Block.Entry entry, boolean zone) {
        if (placed.zone() == Zone.CONTACTS || decided.contains(entry.line())) {
            return Optional.empty();
        }
        // What is nested in a sign-off's box is said of it.
        Block.Entry around = document.boxAround(entry);
        boolean field = around != null && boxes.contains(around.line());
        return zone && !field ? SignOffWords.inZone(entry.text()) : SignOffWords.blankToFill(entry.text());
    }
}
