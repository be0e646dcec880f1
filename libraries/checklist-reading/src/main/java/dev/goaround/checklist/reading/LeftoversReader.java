package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.PlacedBlock;
import dev.goaround.checklist.reading.words.CriteriaPurpose;
import dev.goaround.checklist.reading.words.ExpectedWords;
import dev.goaround.checklist.reading.words.LimitReader;
import dev.goaround.checklist.reading.words.ProgressColumns;
import dev.goaround.checklist.reading.words.RollbackIf;
import dev.goaround.checklist.reading.words.Zone;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Limits in lines that are neither a box nor a trigger: nobody watches them, and the report says so. */
final class LeftoversReader {

    /** "( ) Proceed": how forms write what one of several is chosen by. */
    private static final Pattern ROUND = Pattern.compile("(?:\\([ xX]?\\)|[○◯◉●]) ");

    private final ReadDocument document;
    private final UnreadList unread;

    LeftoversReader(ReadDocument document, UnreadList unread) {
        this.document = document;
        this.unread = unread;
    }

    void read() {
        List<PlacedBlock> all = document.placed();
        for (int i = 0; i < all.size(); i++) {
            PlacedBlock placed = all.get(i);
            Optional<String> text = BlockText.text(placed.block());
            boolean progress = placed.block() instanceof Block.Row row
                    && placed.zone() == Zone.WALK
                    && ProgressColumns.isOne(row.header(), row.cells());
            if (progress) {
                unread.add(
                        placed.block().line(),
                        text.orElse(""),
                        "moves traffic, but does not stand below a heading that deploys, so nobody walks it; write it"
                                + " as \"- [ ] Shift 5% of the traffic\"");
            }
            boolean box = placed.block() instanceof Block.Entry entry && entry.isBox();
            if (!box
                    && placed.block() instanceof Block.Entry entry
                    && ROUND.matcher(entry.text()).lookingAt()) {
                unread.add(
                        entry.line(),
                        entry.text(),
                        "a round mark is no box, so nobody ticks it; write \"- [ ] …\", and \"choose one\" above where one is"
                                + " to be chosen");
            }
            if (!box
                    && placed.zone() != Zone.TRIGGERS
                    && !text.orElse("").endsWith(":")
                    && text.filter(RollbackIf::ordersAtOnce).isPresent()) {
                unread.add(
                        placed.block().line(),
                        text.get(),
                        "says that something rolls back at once, but names no limit and is listed nowhere; write it below a"
                                + " heading such as \"Rollback criteria\" to make it a finding");
                continue;
            }
            boolean readElsewhere = box
                    || placed.zone() == Zone.TRIGGERS
                    || (placed.block() instanceof Block.Row row && TriggerRow.isMeant(row, placed.zone()))
                    || text.flatMap(RollbackIf::condition).isPresent();
            boolean expected =
                    placed.block() instanceof Block.Entry line && !line.isBox() && ExpectedBelow.isIt(document, line);
            if (text.isEmpty() || readElsewhere || expected || progress) {
                continue;
            }
            if (LimitReader.mayState(text.get())) {
                unread.add(
                        placed.block().line(),
                        text.get(),
                        "states a limit, but is neither a check box nor listed under a heading such as"
                                + " \"Rollback criteria\"; make it one of them to have it watched");
            } else if (placed.block() instanceof Block.Row row && isTarget(placed, row)) {
                unread.add(
                        placed.block().line(),
                        text.get(),
                        "a target that is not understood, so nobody looks at it; write it as a check box");
            } else if (!(placed.block() instanceof Block.Row)
                    && placed.zone() != Zone.ROLLBACK
                    && !text.get().endsWith(":")
                    && !introduces(all, i)
                    && RollbackIf.mayOrder(text.get())) {
                unread.add(
                        placed.block().line(),
                        text.get(),
                        "speaks of rolling back, but not understood when; if it is a criterion, list it under a heading such as"
                                + " \"Rollback criteria\"");
            } else if (placed.block() instanceof Block.Row
                    && placed.zone() != Zone.ROLLBACK
                    && CriteriaPurpose.speaksOfBack(text.get())) {
                unread.add(
                        placed.block().line(),
                        text.get(),
                        "a row that speaks of rolling back is neither a step nor a trigger; write it as an entry of a list");
            }
        }
    }

    /** Whether a list or a table follows, which then says what is meant. */
    private static boolean introduces(List<PlacedBlock> all, int index) {
        return index + 1 < all.size()
                && all.get(index).block() instanceof Block.Text
                && !(all.get(index + 1).block() instanceof Block.Text);
    }

    /** A criterion of success that became no check. */
    private static boolean isTarget(PlacedBlock placed, Block.Row row) {
        return ExpectedWords.isSuccess(placed.section().title())
                && row.header().stream().anyMatch(ExpectedWords::isColumn);
    }
}
