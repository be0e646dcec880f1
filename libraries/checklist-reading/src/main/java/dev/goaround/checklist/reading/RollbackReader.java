package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.PlacedBlock;
import dev.goaround.checklist.reading.structure.Section;
import dev.goaround.checklist.reading.words.ConditionWords;
import dev.goaround.checklist.reading.words.CriteriaPurpose;
import dev.goaround.checklist.reading.words.CriteriaWords;
import dev.goaround.checklist.reading.words.LimitReader;
import dev.goaround.checklist.reading.words.RollbackIf;
import dev.goaround.checklist.reading.words.TimeEstimate;
import dev.goaround.checklist.reading.words.WarningWords;
import dev.goaround.checklist.reading.words.Zone;
import dev.goaround.checklist.reading.words.ZoneWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The steps of the rollback procedure: the outermost entries of its lists, and code that stands for itself there. Boxes
 * nested in a step belong to it and are items only.
 */
final class RollbackReader {

    private static final Pattern TASK = Pattern.compile(
            "(?:the )?(?:tasks?|steps?|actions?|what(?: to do)?|activit(?:y|ies)|commands?|to ?do|description|instructions?)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_ONE_LINE = Pattern.compile("\\(?1[).] .{3,200}?[ (]2[).] ");

    private RollbackReader() {}

    static List<RollbackProcedureStep> read(ReadDocument document, UnreadList unread) {
        List<RollbackProcedureStep> steps = new ArrayList<>();
        Set<Section> besideLimits = besideLimits(document);
        for (PlacedBlock placed : document.placed()) {
            if (placed.zone() != Zone.ROLLBACK) {
                continue;
            }
            int order = steps.size() + 1;
            if (placed.block() instanceof Block.Entry entry) {
                if (!isStep(document, entry) || isSignOfSuccess(placed, entry)) {
                    continue;
                }
                if (!entry.isBox() && WarningWords.warns(entry.text())) {
                    unread.add(entry.line(), entry.text(), "a warning, and no step of the rollback: people read it");
                    continue;
                }
                if (!entry.isBox() && entry.ordinal() == 0 && besideLimits.contains(placed.section())) {
                    unread.add(
                            entry.line(),
                            entry.text(),
                            "taken for a step of the rollback, but stands beside limits; write a heading such as \"Rollback"
                                    + " criteria\" above it if it is a criterion");
                }
                String text = BlockText.withoutColon(entry.text());
                steps.add(new RollbackProcedureStep(
                        entry.line(), order, text, condition(placed, entry.text()), document.commands(entry)));
            } else if (placed.block() instanceof Block.Row row) {
                Optional<String> task = task(placed, row);
                String whole = String.join(" ", row.cells()).strip();
                if (task.isEmpty() && isSilent(placed, row, whole)) {
                    unread.add(
                            row.line(),
                            whole,
                            "a row among the steps of the rollback that is neither one nor a criterion; write it as an entry of a"
                                    + " list");
                }
                task.ifPresent(text -> steps.add(
                        new RollbackProcedureStep(row.line(), order, text, condition(placed, text), List.of())));
            } else if (placed.block() instanceof Block.Text text
                    && IN_ONE_LINE.matcher(text.text()).find()) {
                unread.add(
                        text.line(),
                        text.text(),
                        "several steps of the rollback in one line: nobody is led through them; write a list");
            } else if (placed.block() instanceof Block.Fence fence
                    && fence.owner() == Block.NO_OWNER
                    && !fence.isProgram()) {
                String text = placed.section().title().isBlank()
                        ? "Rollback"
                        : placed.section().title();
                steps.add(new RollbackProcedureStep(
                        fence.line(), order, text, condition(placed, ""), List.of(fence.content())));
            }
        }
        return steps;
    }

    /** Where a line that is no box states a limit: "Rollback immediately" over criteria reads like one over steps. */
    private static Set<Section> besideLimits(ReadDocument document) {
        Set<Section> sections = new HashSet<>();
        for (PlacedBlock placed : document.placed()) {
            if (placed.zone() == Zone.ROLLBACK
                    && placed.block() instanceof Block.Entry entry
                    && !entry.isBox()
                    && entry.ordinal() == 0
                    && !RollbackIf.statesLimits(entry.text())
                    && (CriteriaWords.holdAny(List.of(entry.text())) || LimitReader.mayState(entry.text()))) {
                sections.add(placed.section());
            }
        }
        return sections;
    }

    /** What is read for no other reason, and holds more than a name and a value. */
    private static boolean isSilent(PlacedBlock placed, Block.Row row, String whole) {
        return !TriggerRow.isMeant(row, placed.zone())
                && !LimitReader.mayState(whole)
                && row.cells().stream()
                                .filter(cell -> cell.strip().indexOf(' ') > 0)
                                .count()
                        > 0;
    }

    /** What a row of a table says is to be done: the cell below "Task", "Step", "Action" or "What". */
    private static Optional<String> task(PlacedBlock placed, Block.Row row) {
        if (TriggerRow.isMeant(row, placed.zone()) || RollbackIf.statesLimits(String.join(" ", row.cells()))) {
            return Optional.empty();
        }
        for (int i = 0; i < Math.min(row.header().size(), row.cells().size()); i++) {
            String cell = row.cells().get(i).strip();
            if (TASK.matcher(row.header().get(i).strip()).matches()
                    && cell.chars().anyMatch(Character::isLetter)) {
                return Optional.of(cell);
            }
        }
        return Optional.empty();
    }

    private static String condition(PlacedBlock placed, String text) {
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

    /** "Rollback is complete when": lines below it say what is to be seen, and boxes what is to be looked at. */
    private static boolean isSignOfSuccess(PlacedBlock placed, Block.Entry entry) {
        return !entry.isBox()
                && placed.purpose().kind() == CriteriaPurpose.Kind.SUCCEEDED
                && ZoneWords.decides(placed.purpose().words());
    }

    private static boolean isHeading(ReadDocument document, Block.Entry entry) {
        return !entry.isBox()
                && document.hasChildren(entry)
                && document.commands(entry).isEmpty()
                && (ZoneWords.isTitle(entry.text()) || WarningWords.onlyIntroduces(entry.text()));
    }
}
