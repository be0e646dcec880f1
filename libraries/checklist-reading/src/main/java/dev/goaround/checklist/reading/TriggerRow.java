package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.words.CriteriaPurpose;
import dev.goaround.checklist.reading.words.CriteriaPurpose.Kind;
import dev.goaround.checklist.reading.words.LimitReader;
import dev.goaround.checklist.reading.words.LimitReading;
import dev.goaround.checklist.reading.words.ProgressColumns;
import dev.goaround.checklist.reading.words.TriggerColumns;
import dev.goaround.checklist.reading.words.TriggerColumns.Column;
import dev.goaround.checklist.reading.words.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a row of a table says about rolling back. A column of thresholds holds the limit of the signal that its row begins
 * with, one of durations how long it holds; columns of actions and modes say what happens then; what is normal, and what only
 * warns, is no limit. A table that begins with stages holds limits for a part of the rollout only.
 *
 * @param pieces the criteria
 * @param staged whether they are meant for one stage of the rollout only
 * @param listed whether a criterion without a limit is one, too: then people raise it
 * @param left why the row is none, or null
 */
record TriggerRow(List<Criterion> pieces, boolean staged, boolean listed, String left) {

    private static final String OTHER_ACTION = "states a limit, but its action is another one than to roll back";
    private static final String NO_LIMIT = "names no limit to roll back at; write one, such as \"> 5% for 5 minutes\"";

    TriggerRow {
        pieces = List.copyOf(pieces);
    }

    /**
     * Whether a row is about rolling back wherever its table stands, by a column for it or by its action; below a heading that
     * rolls back a column of thresholds says so, too.
     */
    static boolean isMeant(Block.Row row, Zone zone) {
        if (zone == Zone.ROLLBACK && (has(row, Column.THRESHOLD) || has(row, Column.CRITICAL))) {
            return true;
        }
        for (int i = 0; i < row.header().size(); i++) {
            Column column = TriggerColumns.column(row.header().get(i));
            boolean action = column == Column.ACTION || column == Column.MODE;
            boolean itsMode = column == Column.MODE
                    && CriteriaPurpose.speaksOfBack(row.header().get(i));
            if (column == Column.ROLLBACK || itsMode || (action && TriggerColumns.rollsBack(cell(row, i)))) {
                return true;
            }
        }
        return false;
    }

    static TriggerRow of(Block.Row row, CriteriaPurpose around) {
        Optional<String> action = cell(row, Column.ACTION).or(() -> cell(row, Column.MODE));
        CriteriaPurpose said = action.map(TriggerRow::toDo).orElse(CriteriaPurpose.UNSAID);
        boolean otherAction = cell(row, Column.ACTION).isPresent() && said.kind() == Kind.UNSAID;
        if (otherAction || !said.rollsBack()) {
            return left(OTHER_ACTION);
        }
        CriteriaPurpose aimed = cell(row, Column.ACTION).isPresent()
                ? both(said, cell(row, Column.MODE)).within(around)
                : said.within(around);
        boolean otherwise = cell(row, Column.DECIDER)
                .map(TriggerColumns::action)
                .filter(kind -> kind == Kind.STAY || kind == Kind.TELL || kind == Kind.FIX_FORWARD)
                .isPresent();
        if (otherwise) {
            return left(OTHER_ACTION);
        }
        Optional<String> doubt = remark(row);
        boolean timeless =
                cell(row, Column.DURATION).filter(TriggerColumns::isUnclearTime).isPresent();
        CriteriaPurpose decided = decided(aimed, cell(row, Column.DECIDER));
        boolean acts = decided.rollsBack() && decided.kind() != Kind.ASK;
        CriteriaPurpose purpose = acts && (timeless || doubt.isPresent())
                ? new CriteriaPurpose(
                        Kind.UNCLEAR,
                        decided.lasting(),
                        decided.times(),
                        timeless ? cell(row, Column.DURATION).orElse("") : doubt.get())
                : decided;
        boolean staged =
                (!row.header().isEmpty() && TriggerColumns.column(row.header().get(0)) == Column.STAGE)
                        || ProgressColumns.isBoth(row.header(), row.cells());
        Optional<String> limit =
                cell(row, Column.ROLLBACK).or(() -> cell(row, Column.CRITICAL)).or(() -> cell(row, Column.THRESHOLD));
        if (limit.isPresent()) {
            String stated = limit.get();
            return TriggerColumns.onlyTells(stated)
                    ? left(OTHER_ACTION)
                    : new TriggerRow(
                            CriterionReader.ofThreshold(criterion(row, stated) + duration(row), purpose),
                            staged,
                            true,
                            null);
        }
        String words = words(row);
        boolean holdsNone = has(row, Column.ROLLBACK) || has(row, Column.THRESHOLD);
        boolean elsewhere = LimitReader.ofTrigger(words) instanceof LimitReading.None
                && LimitReader.states(String.join(" ", row.cells()));
        if (words.isBlank() || holdsNone || elsewhere) {
            return left(NO_LIMIT);
        }
        return new TriggerRow(CriterionReader.of(words + duration(row), purpose), staged, action.isPresent(), null);
    }

    private static CriteriaPurpose toDo(String action) {
        Kind kind = TriggerColumns.action(action);
        boolean says = kind == Kind.ORDER && CriteriaPurpose.speaksOfBack(action);
        if (says && !CriteriaPurpose.isPlainOrder(action.replace("`", ""))) {
            return new CriteriaPurpose(Kind.UNCLEAR, null, null, action);
        }
        boolean somebody = kind == Kind.UNSAID && TriggerColumns.isRole(action);
        return new CriteriaPurpose(somebody ? Kind.ASK : kind, null, null, action);
    }

    private static TriggerRow left(String reason) {
        return new TriggerRow(List.of(), false, false, reason);
    }

    /** "Roll back" with the mode "manual" asks. */
    private static CriteriaPurpose both(CriteriaPurpose action, Optional<String> mode) {
        boolean asks =
                mode.filter(words -> TriggerColumns.action(words) == Kind.ASK).isPresent();
        return asks ? new CriteriaPurpose(Kind.ASK, null, null, mode.get()) : action;
    }

    /** Whose decision it is, is asked. */
    private static CriteriaPurpose decided(CriteriaPurpose aimed, Optional<String> decider) {
        Optional<String> unclear = decider.filter(words -> !TriggerColumns.isSomebody(words))
                .filter(words -> !CriteriaPurpose.isPlainOrder(words));
        if (aimed.rollsBack() && aimed.kind() != Kind.ASK && unclear.isPresent()) {
            return new CriteriaPurpose(Kind.UNCLEAR, aimed.lasting(), aimed.times(), unclear.get());
        }
        return aimed.rollsBack() && decider.filter(TriggerColumns::isSomebody).isPresent()
                ? new CriteriaPurpose(Kind.ASK, aimed.lasting(), aimed.times(), decider.get())
                : aimed;
    }

    /** A remark beside the criterion that asks for something, such as "Only if Ana agrees". */
    private static Optional<String> remark(Block.Row row) {
        return cell(row, Column.REMARK).filter(words -> {
            Kind kind = CriteriaPurpose.ofAction(words);
            return kind != Kind.UNSAID && kind != Kind.ORDER && kind != Kind.SUCCEEDED;
        });
    }

    /** The criterion's own cells, side by side. */
    private static String words(Block.Row row) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String header = i < row.header().size() ? row.header().get(i) : "";
            if (TriggerColumns.column(header) == Column.CRITERION
                    && !TriggerColumns.isIndex(row.cells().get(i))) {
                words.add(row.cells().get(i));
            }
        }
        return String.join(" ", words).strip();
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

    private static String duration(Block.Row row) {
        return cell(row, Column.DURATION).map(TriggerColumns::lasting).orElse("")
                + cell(row, Column.WINDOW).map(TriggerColumns::over).orElse("");
    }

    /** The first cell of a column that holds something. */
    private static Optional<String> cell(Block.Row row, Column wanted) {
        for (int i = 0; i < row.header().size(); i++) {
            if (TriggerColumns.column(row.header().get(i)) == wanted && !TriggerColumns.isNone(cell(row, i))) {
                return Optional.of(cell(row, i));
            }
        }
        return Optional.empty();
    }

    private static boolean has(Block.Row row, Column wanted) {
        return row.header().stream().anyMatch(header -> TriggerColumns.column(header) == wanted);
    }

    private static String cell(Block.Row row, int column) {
        return column < row.cells().size() ? row.cells().get(column) : "";
    }
}
