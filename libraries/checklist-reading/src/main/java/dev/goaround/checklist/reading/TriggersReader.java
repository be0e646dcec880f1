package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.PlacedBlock;
import dev.goaround.checklist.reading.words.CriteriaPurpose;
import dev.goaround.checklist.reading.words.LimitReader;
import dev.goaround.checklist.reading.words.RollbackIf;
import dev.goaround.checklist.reading.words.SignalLimit;
import dev.goaround.checklist.reading.words.Zone;
import dev.goaround.checklist.reading.words.ZoneWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Triggers: the entries of a list of rollback criteria, rows and sentences there that state a limit, and "roll back if
 * …" with a limit anywhere. An entry of the list that states no limit is a finding.
 */
final class TriggersReader {

    private final ReadDocument document;
    private final Map<Integer, String> itemIds;
    private final LineIds ids;
    private final UnreadList unread;
    private final List<TriggerReading> triggers = new ArrayList<>();
    private boolean introduces;

    TriggersReader(ReadDocument document, Map<Integer, String> itemIds, LineIds ids, UnreadList unread) {
        this.document = document;
        this.itemIds = itemIds;
        this.ids = ids;
        this.unread = unread;
    }

    List<TriggerReading> read() {
        List<PlacedBlock> all = document.placed();
        for (int i = 0; i < all.size(); i++) {
            PlacedBlock placed = all.get(i);
            introduces = i + 1 < all.size()
                    && all.get(i + 1).block() instanceof Block.Entry
                    && BlockText.text(placed.block())
                            .filter(BlockText::endsInFull)
                            .isEmpty();
            if (placed.block() instanceof Block.Row row
                    && (placed.zone() == Zone.TRIGGERS || TriggerRow.isMeant(row, placed.zone()))) {
                row(placed, row);
            } else if (placed.zone() == Zone.TRIGGERS) {
                criterion(placed);
            } else {
                sentences(placed).forEach(text -> inline(placed, text));
            }
        }
        return triggers;
    }

    private void criterion(PlacedBlock placed) {
        if (placed.block() instanceof Block.Entry entry) {
            entry(placed, entry);
            return;
        }
        sentences(placed).stream().filter(text -> !text.endsWith(":")).forEach(text -> sentence(placed, text));
    }

    /** Each sentence of a paragraph's line says something of its own: "We never … for latency. We roll back if …". */
    private static List<String> sentences(PlacedBlock placed) {
        Optional<String> text = BlockText.text(placed.block());
        return placed.block() instanceof Block.Text
                ? text.map(RollbackIf::sentences).orElse(List.of())
                : text.stream().toList();
    }

    private void entry(PlacedBlock placed, Block.Entry entry) {
        boolean introduces =
                (entry.text().endsWith(":") || ZoneWords.isTitle(entry.text())) && document.hasChildren(entry);
        if (entry.text().isBlank() || (introduces && !entry.isBox())) {
            return;
        }
        boolean detail = !entry.isBox() && isDetail(entry);
        for (Criterion piece : document.criteria(placed, entry)) {
            if (detail && piece instanceof Criterion.Raised) {
                unread.add(
                        entry.line(),
                        piece.text(),
                        "a remark below a trigger; write it as an entry of its own to make it one");
            } else {
                add(placed, piece);
            }
        }
    }

    /** An entry below one that is a trigger itself explains that one. */
    private boolean isDetail(Block.Entry entry) {
        Block.Entry parent = document.parent(entry);
        return parent != null
                && document.zoneOfParent(entry) == Zone.TRIGGERS
                && !parent.text().endsWith(":")
                && !ZoneWords.isTitle(parent.text())
                && !parent.text().isBlank();
    }

    private void row(PlacedBlock placed, Block.Row row) {
        TriggerRow criterion = TriggerRow.of(row, placed.purpose());
        String whole = String.join(" ", row.cells()).strip();
        if (criterion.left() != null) {
            if (!whole.isBlank()
                    && (placed.zone() != Zone.WALK
                            || LimitReader.states(whole)
                            || CriteriaPurpose.speaksOfBack(whole))) {
                unread.add(row.line(), whole, criterion.left());
            }
            return;
        }
        for (Criterion piece : criterion.pieces()) {
            boolean raised = piece instanceof Criterion.Raised;
            if (criterion.staged() && piece instanceof Criterion.Limited) {
                unread.add(row.line(), whole, "a limit for one stage of the rollout only is not held; people look");
            } else if (raised && (criterion.staged() || !criterion.listed())) {
                unread.add(
                        row.line(),
                        whole,
                        piece.notes().isEmpty()
                                ? "a row that names no limit; write it as an entry of a list to make it a finding"
                                : piece.notes().get(0));
            } else {
                add(placed, piece);
            }
        }
    }

    /** A sentence raises nothing by itself, but a box does, and so does what stands beside a limit. */
    private void sentence(PlacedBlock placed, String text) {
        List<Criterion> pieces = placed.block() instanceof Block.Entry line
                ? document.criteria(placed, line)
                : CriterionReader.of(text, placed.purpose());
        boolean box = placed.block() instanceof Block.Entry entry && entry.isBox();
        boolean limits = box || pieces.stream().anyMatch(Criterion.Limited.class::isInstance);
        for (Criterion piece : pieces) {
            if (piece instanceof Criterion.Raised && !limits) {
                piece.notes().forEach(note -> unread.add(placed.block().line(), text, note));
                if (piece.notes().isEmpty() && !introduces) {
                    unread.add(
                            placed.block().line(),
                            text,
                            "a sentence among rollback criteria that names no limit: nobody watches it; write it as an entry of"
                                    + " a list to make it a finding");
                }
            } else {
                add(placed, piece);
            }
        }
    }

    private void inline(PlacedBlock placed, String text) {
        Optional<String> condition = RollbackIf.condition(text);
        if (condition.isEmpty() || text.endsWith(":")) {
            return;
        }
        if (placed.block() instanceof Block.Entry entry && entry.isBox() && RollbackIf.saysElse(text)) {
            unread.add(
                    entry.line(),
                    text,
                    "a check that also says to roll back where it fails; write a line of its own under \"Rollback criteria\""
                            + " to have it watched");
        } else if (RollbackIf.statesLimits(text)) {
            sentence(placed, text);
        } else {
            unread.add(
                    placed.block().line(),
                    text,
                    "reads like a trigger, but names no limit; write one, or list it under a heading such as"
                            + " \"Rollback criteria\" to make it a finding");
        }
    }

    private void add(PlacedBlock placed, Criterion piece) {
        int line = placed.block().line();
        piece.notes().forEach(note -> unread.add(line, piece.text(), note));
        if (piece instanceof Criterion.Limited limited) {
            add(placed, limited.text(), limited.limit(), null, limited.asks());
        } else if (piece instanceof Criterion.Raised raised) {
            add(placed, raised.text(), null, raised.name(), raised.asks());
        }
    }

    private void add(PlacedBlock placed, String text, SignalLimit limit, String finding, boolean asks) {
        boolean wholeBox =
                placed.block() instanceof Block.Entry entry && entry.text().equals(text);
        String itemId = wholeBox ? itemIds.get(((Block.Entry) placed.block()).index()) : null;
        String id = itemId == null ? ids.next(text, placed.section().title()) : itemId;
        triggers.add(new TriggerReading(
                id,
                placed.block().line(),
                text,
                limit,
                finding,
                asks ? TriggerHandling.ASKING : TriggerHandling.USUAL));
    }
}
