package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.clock.PhaseTimes;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.ItemRef;
import dev.goaround.contracts.deployment.PhaseOverdue;
import java.time.Instant;
import java.util.List;

/** Tells once per phase that it takes longer than planned. */
final class OverduePhases {

    private OverduePhases() {}

    static void tell(ChangeSet change) {
        for (Phase phase : PhaseTimes.overdue(change.now(), change.at())) {
            if (phase.schedule().overdueSaid() == null) {
                say(change, phase);
            }
        }
    }

    private static void say(ChangeSet change, Phase phase) {
        Instant since = PhaseTimes.due(change.now(), phase).orElseThrow();
        List<ItemRef> open = phase.items().stream()
                .filter(item -> !item.isSettled())
                .map(item -> item.ref(phase.id()))
                .toList();
        change.to(change.now().with(phase.on(phase.schedule().saidOverdue(change.at()))));
        change.emit(new PhaseOverdue(change.ref(), phase.ref(), open, since, change.at()));
    }
}
