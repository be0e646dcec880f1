package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.PhaseSchedule;
import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.deployment.PhaseRef;
import dev.goaround.contracts.deployment.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Items that end a temporary state (read-only mode, a flag, raised thresholds) hang on the ones that begin it: where that was
 * never done there is nothing to end, and where the deployment turns back after it was done, ending it is due at once.
 */
final class PairedItems {

    private PairedItems() {}

    /** Ends that have nothing to end do not apply. */
    static void follow(ChangeSet change) {
        each(change.now(), (end, begin) -> {
            if (end.state() instanceof ItemState.Awaiting awaiting
                    && (begin.state() instanceof ItemState.NotApplicable
                            || begin.state() instanceof ItemState.Waived)) {
                String why = "“" + begin.text() + "” was "
                        + begin.state().label().replace('-', ' ') + ": there is nothing to end";
                change.notApplicable(end, awaiting, why, ChangeSet.GOAROUND);
            }
        });
    }

    /** On an order: shown, and done, with the checklist's own rollback boxes. */
    static void dueWithRollback(ChangeSet change) {
        each(change.now(), (end, begin) -> {
            if (isLeftOver(end, begin)) {
                Phase rollback = rollbackPhase(change);
                Phase from = change.now().phaseOf(end.id()).orElseThrow();
                if (!from.id().equals(rollback.id())) {
                    change.to(change.now().with(from.without(end.id())));
                }
                Item due = end.due() == null ? end.due(change.at()) : end;
                change.to(change.now().with(rollback.without(end.id()).and(due)));
                announce(change, end, begin, "the deployment is rolled back");
            }
        });
    }

    /** On a cancellation: a debt that can be settled after the end. */
    static void dueAfterEnd(ChangeSet change) {
        each(change.now(), (end, begin) -> {
            if (isLeftOver(end, begin)) {
                change.item(end.due(change.at()));
                announce(change, end, begin, "the deployment is cancelled");
            }
        });
    }

    private static boolean isLeftOver(Item end, Item begin) {
        return end.state() instanceof ItemState.Awaiting && begin.state() instanceof ItemState.Done;
    }

    private static void announce(ChangeSet change, Item end, Item begin, String because) {
        if (end.due() != null) {
            return;
        }
        String why = "“" + begin.text() + "” was done, and " + because + ": “" + end.text() + "” is due now";
        change.say("item-due", why);
        String phase = change.now().phaseOf(end.id()).map(Phase::id).orElseThrow();
        change.emit(new AnnouncementOwed(
                change.ref(),
                change.now().id() + ":" + end.id() + ":due",
                end.ref(phase),
                why,
                change.at(),
                AnnouncementOwed.About.OTHER,
                null,
                null));
    }

    private static Phase rollbackPhase(ChangeSet change) {
        Optional<Phase> found = change.now().phases().stream()
                .filter(phase -> phase.stage() == Stage.ROLLBACK)
                .findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        int number = change.now().phases().size() + 1;
        PhaseRef ref = new PhaseRef(Stage.ROLLBACK.label(), "Rollback", Stage.ROLLBACK, null, number);
        Phase added = Phase.pending(ref, PhaseSchedule.NONE, List.of());
        change.to(change.now().and(added));
        return added;
    }

    private static void each(Deployment deployment, BiConsumer<Item, Item> pair) {
        for (Phase phase : deployment.phases()) {
            for (Item item : phase.items()) {
                if (item.lore().ends() != null) {
                    String begin = item.lore().ends();
                    deployment
                            .phaseOf(begin)
                            .flatMap(found -> found.item(begin))
                            .ifPresent(beginning -> pair.accept(item, beginning));
                }
            }
        }
    }
}
