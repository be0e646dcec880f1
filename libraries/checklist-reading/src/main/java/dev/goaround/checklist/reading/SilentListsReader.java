package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.PlacedBlock;
import dev.goaround.checklist.reading.structure.Section;
import dev.goaround.checklist.reading.words.LimitReader;
import dev.goaround.checklist.reading.words.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Lists and tables whose heading was not understood: what stands beside limits that nobody watches is most likely a
 * criterion, too, and numbered lines without boxes are steps that nobody walks. The report says so of each line.
 */
final class SilentListsReader {

    private final ReadDocument document;
    private final UnreadList unread;
    private final List<PlacedBlock> run = new ArrayList<>();
    private Section section;
    private boolean criteria;
    private boolean behindCriteria;
    private boolean limits;

    SilentListsReader(ReadDocument document, UnreadList unread) {
        this.document = document;
        this.unread = unread;
    }

    void read() {
        for (PlacedBlock placed : document.placed()) {
            if (placed.section() != section) {
                end();
                behindCriteria = section != null && criteria;
                section = placed.section();
                criteria = false;
                limits = false;
            }
            criteria |= placed.zone() == Zone.TRIGGERS;
            boolean listed = isSilent(placed);
            if (!listed || !goesOn(placed)) {
                end();
            }
            if (listed) {
                run.add(placed);
            }
        }
        end();
    }

    /** What is read for no other reason; a line below a box explains that box. */
    private boolean isSilent(PlacedBlock placed) {
        if (placed.zone() != Zone.WALK) {
            return false;
        }
        return placed.block() instanceof Block.Row row
                ? !TriggerRow.isMeant(row, placed.zone())
                : placed.block() instanceof Block.Entry entry
                        && !entry.isBox()
                        && entry.parent() == Block.NO_OWNER
                        && !document.hasChildren(entry);
    }

    private boolean goesOn(PlacedBlock next) {
        if (run.isEmpty()) {
            return true;
        }
        PlacedBlock last = run.get(run.size() - 1);
        Section section = last.section();
        return section == next.section() && Objects.equals(headOf(last), headOf(next));
    }

    private static Object headOf(PlacedBlock placed) {
        return placed.block() instanceof Block.Row row ? row.header() : "";
    }

    private void end() {
        List<PlacedBlock> silent =
                run.stream().filter(placed -> !isLimit(placed)).toList();
        boolean beside =
                limits && run.stream().allMatch(placed -> placed.block() instanceof Block.Entry && !isNumbered(placed));
        limits |= silent.size() < run.size();
        if (silent.size() < run.size() || (beside && !silent.isEmpty())) {
            silent.forEach(placed -> note(
                    placed,
                    "stands beside limits that nobody watches, and is no criterion either; write a"
                            + " heading such as \"Rollback criteria\" above them to have them held"));
        } else if (behindCriteria && run.stream().allMatch(placed -> placed.block() instanceof Block.Entry)) {
            run.forEach(placed -> note(
                    placed,
                    "a list behind rollback criteria, below words that are not understood; write a heading such as \"Rollback"
                            + " steps\" or \"Rollback criteria\" above it if it is one of them"));
        } else {
            run.stream()
                    .filter(SilentListsReader::isNumbered)
                    .forEach(placed -> note(
                            placed,
                            "a numbered line without a box: nobody walks it; write \"1. [ ] …\", or a"
                                    + " heading such as \"Rollback steps\" above it"));
        }
        run.clear();
    }

    private void note(PlacedBlock placed, String reason) {
        BlockText.text(placed.block())
                .filter(text -> !text.isBlank())
                .ifPresent(text -> unread.add(placed.block().line(), text, reason));
    }

    private static boolean isLimit(PlacedBlock placed) {
        return BlockText.text(placed.block()).filter(LimitReader::mayState).isPresent();
    }

    private static boolean isNumbered(PlacedBlock placed) {
        return placed.block() instanceof Block.Entry entry && entry.ordinal() > 0;
    }
}
