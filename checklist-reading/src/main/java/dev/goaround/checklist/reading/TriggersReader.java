package dev.goaround.checklist.reading;

import dev.goaround.checklist.reading.outline.Block;
import dev.goaround.checklist.reading.structure.Placed;
import dev.goaround.checklist.reading.words.FindingWords;
import dev.goaround.checklist.reading.words.Limit;
import dev.goaround.checklist.reading.words.LimitReader;
import dev.goaround.checklist.reading.words.LimitReading;
import dev.goaround.checklist.reading.words.RollbackIf;
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
    private final Ids ids;
    private final UnreadList unread;
    private final List<TriggerReading> triggers = new ArrayList<>();

    TriggersReader(ReadDocument document, Map<Integer, String> itemIds, Ids ids, UnreadList unread) {
        this.document = document;
        this.itemIds = itemIds;
        this.ids = ids;
        this.unread = unread;
    }

    List<TriggerReading> read() {
        for (Placed placed : document.placed()) {
            if (placed.block() instanceof Block.Row row
                    && (placed.zone() == Zone.TRIGGERS || TriggerRow.hasColumn(row))) {
                row(placed, row);
            } else if (placed.zone() == Zone.TRIGGERS) {
                criterion(placed);
            } else {
                Lines.text(placed.block()).ifPresent(text -> inline(placed, text));
            }
        }
        return triggers;
    }

    private void criterion(Placed placed) {
        if (placed.block() instanceof Block.Entry entry) {
            entry(placed, entry);
            return;
        }
        Lines.text(placed.block()).filter(text -> !text.endsWith(":")).ifPresent(text -> sentence(placed, text));
    }

    private void entry(Placed placed, Block.Entry entry) {
        boolean introduces =
                (entry.text().endsWith(":") || ZoneWords.isTitle(entry.text())) && document.hasChildren(entry);
        if (entry.text().isBlank() || (introduces && !entry.isBox())) {
            return;
        }
        boolean detail = !entry.isBox() && isDetail(entry);
        List<String> alternatives = RollbackIf.alternatives(entry.text());
        for (String text : alternatives) {
            LimitReading reading = LimitReader.ofTrigger(text);
            if (reading instanceof LimitReading.Understood understood) {
                add(placed, text, understood.limit(), null);
            } else if (detail) {
                unread.add(
                        entry.line(), text, "a remark below a trigger; write it as an entry of its own to make it one");
            } else {
                if (reading instanceof LimitReading.Unclear unclear) {
                    unread.add(entry.line(), text, unclear.reason() + "; until then people raise it as a finding");
                }
                add(placed, text, null, FindingWords.slug(text));
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

    private void row(Placed placed, Block.Row row) {
        TriggerRow criterion = TriggerRow.of(row);
        String whole = String.join(" ", row.cells()).strip();
        if (criterion.text().isBlank()) {
            if (LimitReader.states(whole)) {
                unread.add(row.line(), whole, "states a limit, but its action is another one than to roll back");
            }
            return;
        }
        for (String text : RollbackIf.alternatives(criterion.text())) {
            LimitReading reading = LimitReader.ofTrigger(text);
            if (reading instanceof LimitReading.Understood understood && !criterion.staged()) {
                add(placed, text, understood.limit(), null);
            } else if (reading instanceof LimitReading.Understood) {
                unread.add(row.line(), whole, "a limit for one stage of the rollout only is not held; people look");
            } else if (criterion.listed() && !criterion.staged()) {
                if (reading instanceof LimitReading.Unclear unclear) {
                    unread.add(row.line(), whole, unclear.reason() + "; until then people raise it as a finding");
                }
                add(placed, text, null, FindingWords.slug(text));
            } else {
                unread.add(
                        row.line(),
                        whole,
                        reading instanceof LimitReading.Unclear unclear
                                ? unclear.reason()
                                : "a row that names no limit; write it as an entry of a list to make it a finding");
            }
        }
    }

    private void sentence(Placed placed, String text) {
        List<String> alternatives =
                RollbackIf.alternatives(RollbackIf.condition(text).orElse(text));
        for (String alternative : alternatives) {
            LimitReading reading = LimitReader.ofTrigger(alternative);
            if (reading instanceof LimitReading.Understood understood) {
                add(placed, alternatives.size() == 1 ? text : alternative, understood.limit(), null);
            } else if (reading instanceof LimitReading.Unclear unclear) {
                unread.add(placed.block().line(), text, unclear.reason());
            }
        }
    }

    private void inline(Placed placed, String text) {
        Optional<String> condition = RollbackIf.condition(text);
        if (condition.isEmpty() || text.endsWith(":")) {
            return;
        }
        if (RollbackIf.statesLimits(text)) {
            sentence(placed, text);
        } else {
            unread.add(
                    placed.block().line(),
                    text,
                    "reads like a trigger, but names no limit; write one, or list it under a heading such as"
                            + " \"Rollback criteria\" to make it a finding");
        }
    }

    private void add(Placed placed, String text, Limit limit, String finding) {
        boolean wholeBox =
                placed.block() instanceof Block.Entry entry && entry.text().equals(text);
        String itemId = wholeBox ? itemIds.get(((Block.Entry) placed.block()).index()) : null;
        String id = itemId == null ? ids.next(text, placed.section().title()) : itemId;
        triggers.add(new TriggerReading(id, placed.block().line(), text, limit, finding));
    }
}
