package dev.goaround.checklist.gate;

import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.evidence.AgeText;
import dev.goaround.contracts.deployment.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An item that asks for fresh evidence holds its gate again when its evidence has become too old; a phase that is over stays over. */
final class FreshEvidencePolicy {

    private FreshEvidencePolicy() {}

    static List<Reason> reasons(GatePolicy.Question asked) {
        return reasons(asked.before(), asked.now());
    }

    static List<Reason> reasons(List<Phase> before, Instant now) {
        return before.stream()
                .filter(phase -> phase.isOpen() || phase.isPending())
                .flatMap(phase -> phase.items().stream())
                .flatMap(item -> tooOld(item, now).stream())
                .toList();
    }

    private static Optional<Reason> tooOld(Item item, Instant now) {
        return item.state() instanceof ItemState.Done done
                ? item.asks().oldest().flatMap(within -> tooOld(item, done, within, now))
                : Optional.empty();
    }

    private static Optional<Reason> tooOld(Item item, ItemState.Done done, Duration within, Instant now) {
        boolean dated = done.evidence() != null && done.evidence().observedAt() != null;
        Duration age = Duration.between(dated ? done.evidence().observedAt() : done.at(), now);
        return age.compareTo(within) > 0
                ? Optional.of(new Reason(
                        Reason.Code.ITEM_OPEN,
                        "“" + item.text() + "” has to be proved again: its evidence is " + AgeText.text(age)
                                + " old, and at most " + AgeText.text(within)
                                + " is wanted. The pipeline, or an operator, submits fresh evidence",
                        item.id()))
                : Optional.empty();
    }
}
