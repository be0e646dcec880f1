package dev.goaround.checklist.deployment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.ItemRef;
import dev.goaround.contracts.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line to be true.
 *
 * @param id stable under re-formatting of the checklist
 * @param section heading below the phase's, or null
 * @param note why it is ticked in another way than its words suggest, or null
 * @param verdict the last one on it (measured, soak), or null
 * @param announcement id of the announcement that is owed for it, or null
 * @param lore what people need to know to do it
 * @param due since when it has to be done although its phase is not reached any more, because it ends a temporary state that
 *     a rollback or a cancellation left behind; or null
 * @param results when the newest result of each check was obtained, by what was checked: an older one says nothing new
 */
public record Item(
        String id,
        String text,
        ItemKind kind,
        String section,
        Requirement asks,
        String note,
        Verdict verdict,
        String announcement,
        ItemSource lore,
        Instant due,
        ItemState state,
        Map<String, Instant> results) {

    public Item {
        lore = lore == null ? ItemSource.NONE : lore;
        results = results == null ? Map.of() : Map.copyOf(results);
    }

    public static Item open(
            String id,
            String text,
            ItemKind kind,
            String section,
            Requirement requirement,
            String note,
            ItemSource source) {
        return new Item(
                id, text, kind, section, requirement, note, null, null, source, null, new ItemState.Open(), null);
    }

    @JsonIgnore
    public boolean isSettled() {
        return !(state instanceof ItemState.Awaiting) && !(state instanceof ItemState.Stopped);
    }

    /** Only verdicts tick it. */
    @JsonIgnore
    public boolean isJudged() {
        return kind == ItemKind.MEASURED || kind == ItemKind.SOAK;
    }

    /** A sign-off that the author of the change may not give. */
    @JsonIgnore
    public boolean asksForOtherThanAuthor() {
        return asks.signOff().filter(Requirement.SignOff::otherThanAuthor).isPresent();
    }

    /** It tells people of a success, once there is one. */
    @JsonIgnore
    public boolean awaitsSuccess() {
        return asks.announcement().filter(Requirement.Announcement::isOfSuccess).isPresent();
    }

    /** The routes whose deliveries tick it, by name; empty: any. */
    @JsonIgnore
    public List<String> announcedBy() {
        return asks.announcement().map(Requirement.Announcement::routes).orElse(List.of());
    }

    public Item in(ItemState newState) {
        return new Item(id, text, kind, section, asks, note, verdict, announcement, lore, due, newState, results);
    }

    public Item judged(Verdict newVerdict) {
        return new Item(id, text, kind, section, asks, note, newVerdict, announcement, lore, due, state, results);
    }

    public Item announcedAs(String newAnnouncement) {
        return new Item(id, text, kind, section, asks, note, verdict, newAnnouncement, lore, due, state, results);
    }

    /** A person settles it then, whatever ticked it before: nothing watches any more. */
    public Item due(Instant since) {
        ItemKind byHand = isJudged() ? ItemKind.MANUAL : kind;
        return new Item(id, text, byHand, section, asks, note, verdict, announcement, lore, since, state, results);
    }

    /** A result of that check was obtained then. */
    public Item seen(String check, Instant obtained) {
        Map<String, Instant> newer = new TreeMap<>(results);
        newer.merge(check, obtained, (known, now) -> known.isAfter(now) ? known : now);
        return new Item(id, text, kind, section, asks, note, verdict, announcement, lore, due, state, newer);
    }

    public ItemRef ref(String phase) {
        return new ItemRef(id, text, kind, phase);
    }
}
