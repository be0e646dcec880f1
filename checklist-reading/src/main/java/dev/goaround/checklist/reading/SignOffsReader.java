package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.Placed;
import dev.goaround.checklist.reading.words.SignOffWords;
import dev.goaround.checklist.reading.words.Zone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sign-offs: lines with room for a signature, what is listed under a heading that asks for them, and boxes. */
final class SignOffsReader {

    private SignOffsReader() {}

    static List<SignOffReading> read(ReadDocument document, List<ItemReading> items) {
        Map<Integer, ItemKind> kinds = new HashMap<>();
        items.forEach(item -> kinds.put(item.line(), item.kind()));
        List<SignOffReading> signOffs = new ArrayList<>();
        for (Placed placed : document.placed()) {
            role(placed, kinds.get(placed.block().line()))
                    .ifPresent(role -> signOffs.add(new SignOffReading(
                            placed.block().line(), role, SignOffWords.isOtherThanAuthor(textOf(placed)))));
        }
        return signOffs;
    }

    private static String textOf(Placed placed) {
        return Lines.text(placed.block()).orElse("") + " " + placed.section().title();
    }

    private static Optional<String> role(Placed placed, ItemKind kind) {
        boolean zone = placed.zone() == Zone.SIGN_OFF;
        if (placed.block() instanceof Block.Entry entry) {
            if (entry.isBox()) {
                return kind == ItemKind.SIGN_OFF
                        ? SignOffWords.inItem(entry.text()).or(() -> SignOffWords.inZone(entry.text()))
                        : Optional.empty();
            }
            if (placed.zone() == Zone.CONTACTS) {
                return Optional.empty();
            }
            return zone ? SignOffWords.inZone(entry.text()) : SignOffWords.blankToFill(entry.text());
        }
        if (placed.block() instanceof Block.Row row) {
            return zone && !row.cells().isEmpty()
                    ? SignOffWords.inZone(row.cells().get(0))
                    : Optional.empty();
        }
        if (placed.block() instanceof Block.Text text) {
            return zone ? SignOffWords.filledIn(text.text()) : SignOffWords.blankToFill(text.text());
        }
        return Optional.empty();
    }
}
