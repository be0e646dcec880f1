package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.outline.Box;
import dev.goaround.checklist.reading.structure.PhaseSection;
import dev.goaround.checklist.reading.structure.PlacedBlock;
import dev.goaround.checklist.reading.words.ChecklistStage;
import dev.goaround.checklist.reading.words.ConditionWords;
import dev.goaround.checklist.reading.words.EnvironmentWords;
import dev.goaround.checklist.reading.words.EssentialWords;
import dev.goaround.checklist.reading.words.EvidenceAgeWords;
import dev.goaround.checklist.reading.words.GreenWords;
import dev.goaround.checklist.reading.words.PlannedTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every check box becomes one item. */
final class ItemsReader {

    private final ReadDocument document;
    private final UnreadList unread;
    private final LineIds ids;
    private final Map<Integer, String> idOfEntry = new HashMap<>();
    private Map<Integer, ChoicesReader.Part> choices = Map.of();

    ItemsReader(ReadDocument document, LineIds ids, UnreadList unread) {
        this.document = document;
        this.ids = ids;
        this.unread = unread;
    }

    List<ItemReading> read() {
        choices = ChoicesReader.read(document);
        List<ItemReading> items = new ArrayList<>();
        for (PlacedBlock placed : document.placed()) {
            if (placed.block() instanceof Block.Entry entry && entry.isBox()) {
                items.add(item(placed, entry));
            }
        }
        return PairsReader.read(items);
    }

    /** The ids that were given, by the index of the entry. */
    Map<Integer, String> idOfEntry() {
        return Map.copyOf(idOfEntry);
    }

    private ItemReading item(PlacedBlock placed, Block.Entry entry) {
        PhaseSection phase = document.structure().phaseOf(placed.section());
        Block.Entry around = document.boxAround(entry);
        String above = around == null ? "" : idOfEntry.get(around.index());
        String id = ids.next(entry.text(), phase.title(), placed.section().title(), above);
        idOfEntry.put(entry.index(), id);
        ChoicesReader.Part choice = choices.get(entry.index());
        ItemUnderstanding understanding = choice != null
                ? ItemUnderstanding.outcome()
                : understood(placed, entry, phase.stage() == ChecklistStage.DEPLOY);
        if (entry.box() == Box.UNCLEAR) {
            unread.add(
                    entry.line(),
                    entry.text(),
                    "the box is neither empty nor ticked, and a person ticks it; write [ ] or [x], or take the line"
                            + " away");
        }
        for (String reason : understanding.unread()) {
            unread.add(entry.line(), entry.text(), reason);
        }
        return new ItemReading(
                id,
                entry.line(),
                entry.text(),
                entry.box() == Box.TICKED,
                understanding.kind(),
                phase.title(),
                document.sectionTitle(placed.section()),
                around == null ? null : around.line(),
                understanding.check(),
                condition(placed, entry),
                document.commands(entry),
                elsewhere(entry.text(), phase.environment()),
                understanding.limitsOf(),
                EvidenceAgeWords.of(entry.text()).orElse(null),
                understanding.kind() == BoxKind.SOAK
                        ? null
                        : PlannedTime.of(entry.text()).orElse(null),
                EssentialWords.isEssential(entry.text()) || placed.section().emergency() != null,
                null,
                choice == null ? null : new DecisionBox("choice-" + idOfEntry.get(choice.first()), choice.outcome()));
    }

    private ItemUnderstanding understood(PlacedBlock placed, Block.Entry entry, boolean deploys) {
        ItemUnderstanding understanding = ItemUnderstanding.of(
                ExpectedBelow.words(document, entry),
                placed.zone(),
                placed.purpose(),
                deploys,
                () -> document.criteria(placed, entry).stream().anyMatch(piece -> !(piece instanceof Criterion.Left)));
        return document.hasGreenSide() && GreenWords.mayBeASide(entry.text())
                ? understanding.ofAnotherSide()
                : understanding;
    }

    /** A phase that names no environment is in the one that is deployed to. */
    private static String elsewhere(String text, String environment) {
        return EnvironmentWords.of(text)
                .filter(named -> !named.equals(environment))
                .orElse(null);
    }

    private static String condition(PlacedBlock placed, Block.Entry entry) {
        return Optional.ofNullable(placed.section().emergency())
                .or(() -> ConditionWords.of(entry.text()))
                .or(() -> ConditionWords.ofHeading(placed.section().title()))
                .orElse(null);
    }
}
