package dev.goaround.checklist.watch;

import dev.goaround.checklist.clock.PhaseTimes;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The items of the open phase that had all the time that they ask for and are not settled: a soak whose time has passed, a
 * measured item whose window is full. Something keeps them: a breach that started the soak again, or no samples. And all that are
 * not settled once the phase itself was to be done.
 */
public final class OverdueItems {

    /** After its time a verdict still needs a sample, an evaluation and its way here. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private OverdueItems() {}

    public static List<Item> items(Deployment deployment, Instant now) {
        return deployment.isRunning()
                ? deployment
                        .openPhase()
                        .map(phase -> items(deployment, phase, now))
                        .orElse(List.of())
                : List.of();
    }

    private static List<Item> items(Deployment deployment, Phase phase, Instant now) {
        if (PhaseTimes.overdue(deployment, now).contains(phase)) {
            return phase.items().stream().filter(item -> !item.isSettled()).toList();
        }
        Instant since = WatchPlanner.since(deployment.watch(), phase);
        return phase.items().stream()
                .filter(item -> !item.isSettled())
                .filter(item -> asked(item)
                        .filter(time -> now.isAfter(since.plus(time).plus(GRACE)))
                        .isPresent())
                .filter(phase::isReached)
                .toList();
    }

    /** The time that it takes where nothing is wrong; empty where nobody can say. */
    private static Optional<Duration> asked(Item item) {
        return switch (item.kind()) {
            case SOAK -> item.asks().soak();
            case MEASURED ->
                item.asks()
                        .limit()
                        .filter(limit -> limit.over() != null)
                        .map(limit -> limit.over().plus(limit.holding().heldFor()));
            case MANUAL, REPORTED, ANNOUNCED, STEP, SIGN_OFF -> Optional.empty();
        };
    }
}
