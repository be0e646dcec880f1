package dev.goaround.checklist.deployment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.PhaseRef;
import dev.goaround.contracts.deployment.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A top-level part of the walk.
 *
 * @param passedBy whose act opened the gate into it: a token's subject, {@code goaround}, or null while the gate is shut
 */
public record Phase(PhaseRef ref, PhaseState state, String passedBy, PhaseSchedule schedule, List<Item> items) {
    public Phase {
        schedule = schedule == null ? PhaseSchedule.NONE : schedule;
        items = items == null ? List.of() : List.copyOf(items);
    }

    public static Phase pending(PhaseRef ref, PhaseSchedule schedule, List<Item> items) {
        return new Phase(ref, new PhaseState.Pending(), null, schedule, items);
    }

    @JsonIgnore
    public String id() {
        return ref.id();
    }

    @JsonIgnore
    public Stage stage() {
        return ref.stage();
    }

    @JsonIgnore
    public boolean isOpen() {
        return state instanceof PhaseState.Open;
    }

    @JsonIgnore
    public boolean isPending() {
        return state instanceof PhaseState.Pending;
    }

    @JsonIgnore
    public boolean isSettled() {
        return items.stream().allMatch(Item::isSettled);
    }

    /** True if there is nothing to do in it: no items, or none that applies. */
    @JsonIgnore
    public boolean isEmpty() {
        return items.stream().allMatch(item -> item.state() instanceof ItemState.NotApplicable);
    }

    /** False for the phases that are no part of the sequence to the outcome: rollback and follow-up. */
    @JsonIgnore
    public boolean isRequired() {
        return stage() != Stage.ROLLBACK && stage() != Stage.FOLLOW_UP;
    }

    /** The items that the checklist names before one of its own, in its order. */
    public List<Item> before(Item item) {
        return items.stream().takeWhile(other -> !other.id().equals(item.id())).toList();
    }

    /** True if every step that the checklist names before the item is settled: only from then on is it about what was deployed. */
    public boolean isReached(Item item) {
        return before(item).stream().noneMatch(other -> other.kind() == ItemKind.STEP && !other.isSettled());
    }

    /** The phase as far as the item, which is left out. */
    public Phase upTo(Item item) {
        return new Phase(ref, state, passedBy, schedule, before(item));
    }

    public Optional<Item> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    public Phase in(PhaseState newState) {
        return new Phase(ref, newState, passedBy, schedule, items);
    }

    public Phase on(PhaseSchedule newSchedule) {
        return new Phase(ref, state, passedBy, newSchedule, items);
    }

    public Phase passedBy(String by) {
        return new Phase(ref, state, by, schedule, items);
    }

    public Phase numbered(int number) {
        PhaseRef at = new PhaseRef(ref.id(), ref.title(), ref.stage(), ref.environment(), number);
        return new Phase(at, state, passedBy, schedule, items);
    }

    public Phase and(Item added) {
        return new Phase(
                ref,
                state,
                passedBy,
                schedule,
                Stream.concat(items.stream(), Stream.of(added)).toList());
    }

    public Phase without(String item) {
        return new Phase(
                ref,
                state,
                passedBy,
                schedule,
                items.stream().filter(kept -> !kept.id().equals(item)).toList());
    }

    public Phase with(Item changed) {
        return new Phase(
                ref,
                state,
                passedBy,
                schedule,
                items.stream()
                        .map(item -> item.id().equals(changed.id()) ? changed : item)
                        .toList());
    }
}
