package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.Placed;
import dev.goaround.checklist.reading.words.ConditionWords;
import dev.goaround.checklist.reading.words.RollbackIf;
import dev.goaround.checklist.reading.words.TimeEstimate;
import dev.goaround.checklist.reading.words.WarningWords;
import dev.goaround.checklist.reading.words.Zone;
import dev.goaround.checklist.reading.words.ZoneWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of the rollback procedure: the outermost entries of its lists, and code that stands for itself there. Boxes
 * nested in a step belong to it and are items only.
 */
final class RollbackReader {

    private RollbackReader() {}

    static List<RollbackStep> read(ReadDocument document, UnreadList unread) {
        List<RollbackStep> steps = new ArrayList<>();
        for (Placed placed : document.placed()) {
            if (placed.zone() != Zone.ROLLBACK) {
                continue;
            }
            int order = steps.size() + 1;
            if (placed.block() instanceof Block.Entry entry) {
                if (!isStep(document, entry)) {
                    continue;
                }
                if (!entry.isBox() && WarningWords.warns(entry.text())) {
                    unread.add(entry.line(), entry.text(), "a warning, and no step of the rollback: people read it");
                    continue;
                }
                String text = Lines.withoutColon(entry.text());
                steps.add(new RollbackStep(
                        entry.line(), order, text, condition(placed, entry.text()), document.commands(entry)));
            } else if (placed.block() instanceof Block.Fence fence
                    && fence.owner() == Block.NO_OWNER
                    && !fence.isProgram()) {
                String text = placed.section().title().isBlank()
                        ? "Rollback"
                        : placed.section().title();
                steps.add(new RollbackStep(fence.line(), order, text, condition(placed, ""), List.of(fence.content())));
            }
        }
        return steps;
    }

    private static String condition(Placed placed, String text) {
        return Optional.ofNullable(placed.section().emergency())
                .or(() -> ConditionWords.of(text))
                .or(() -> ConditionWords.ofHeading(placed.section().title()))
                .orElse(null);
    }

    /** An outermost entry; below one that is only a heading, each of its entries. */
    private static boolean isStep(ReadDocument document, Block.Entry entry) {
        boolean criterion = RollbackIf.statesLimits(entry.text());
        if (entry.text().isBlank() || criterion || TimeEstimate.isAll(entry.text()) || isHeading(document, entry)) {
            return false;
        }
        Block.Entry parent = document.parent(entry);
        return document.zoneOfParent(entry) != Zone.ROLLBACK || isHeading(document, parent);
    }

    private static boolean isHeading(ReadDocument document, Block.Entry entry) {
        return !entry.isBox()
                && document.hasChildren(entry)
                && document.commands(entry).isEmpty()
                && (ZoneWords.isTitle(entry.text()) || WarningWords.onlyIntroduces(entry.text()));
    }
}
