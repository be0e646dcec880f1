package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.words.TriggerColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * What a row of a table says about rolling back. A column of rollback thresholds holds the limits, of the signal that
 * its row begins with; a column of actions says whether the row is about rolling back at all, and one that begins with
 * stages whether its limits are for a part of the rollout only.
 *
 * @param text the criterion, or empty where the row states none
 * @param staged whether it is meant for one stage of the rollout only
 * @param listed whether it is a criterion without a limit, too: then people raise it
 */
record TriggerRow(String text, boolean staged, boolean listed) {

    private static final TriggerRow NONE = new TriggerRow("", false, false);

    /** Whether a table has a column for what rolls back, wherever it stands. */
    static boolean hasColumn(Block.Row row) {
        return row.header().stream().anyMatch(TriggerColumns::isLimit);
    }

    static TriggerRow of(Block.Row row) {
        OptionalInt action = column(row, TriggerColumns::isAction);
        boolean rollsBack = action.isPresent() && TriggerColumns.rollsBack(cell(row, action.getAsInt()));
        if (action.isPresent() && !rollsBack) {
            return NONE;
        }
        boolean staged =
                !row.header().isEmpty() && TriggerColumns.isStage(row.header().get(0));
        OptionalInt limit = column(row, TriggerColumns::isLimit);
        if (limit.isPresent()) {
            String stated = cell(row, limit.getAsInt());
            return TriggerColumns.isNone(stated) || TriggerColumns.onlyTells(stated)
                    ? NONE
                    : new TriggerRow(criterion(row, stated), staged, true);
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String header = i < row.header().size() ? row.header().get(i) : "";
            if (!TriggerColumns.isBeside(header)
                    && !TriggerColumns.isIndex(row.cells().get(i))) {
                words.add(row.cells().get(i));
            }
        }
        return new TriggerRow(String.join(" ", words).strip(), staged, rollsBack);
    }

    /** A limit whose signal stands at the start of its row. */
    private static String criterion(Block.Row row, String stated) {
        return row.cells().stream()
                .filter(cell -> !TriggerColumns.isIndex(cell))
                .findFirst()
                .filter(first -> !first.equals(stated))
                .map(first -> first + " " + stated)
                .orElse(stated);
    }

    private static OptionalInt column(Block.Row row, Predicate<String> header) {
        for (int i = 0; i < row.header().size(); i++) {
            if (header.test(row.header().get(i))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static String cell(Block.Row row, int column) {
        return column < row.cells().size() ? row.cells().get(column) : "";
    }
}
