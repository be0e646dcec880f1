package dev.goaround.rollback.judging;

import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.WatchPlanned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where a plan's windows and soaks begin: no later than the log took the plan, or nothing would be judged until then. */
final class WindowStart {

    /** Clocks that are looked after differ by less. */
    private static final Duration MOST_AHEAD = Duration.ofSeconds(30);

    private WindowStart() {}

    /** @param written when the log took it, by the log's own clock; null: not known, and the plan is believed */
    static WatchPlanned of(WatchPlanned plan, Instant written) {
        boolean ahead = isAhead(plan.since(), written)
                || plan.soaks().stream().anyMatch(soak -> isAhead(soak.since(), written));
        return ahead ? begun(plan, written) : plan;
    }

    private static WatchPlanned begun(WatchPlanned plan, Instant written) {
        List<Soak> soaks = plan.soaks().stream()
                .map(soak -> new Soak(
                        soak.id(),
                        soak.item(),
                        soak.text(),
                        soak.duration(),
                        noLater(soak.since(), written),
                        soak.withoutTraffic()))
                .toList();
        return new WatchPlanned(
                plan.deployment(),
                plan.revision(),
                plan.purpose(),
                plan.armed(),
                plan.expectedVersion(),
                plan.anchor(),
                noLater(plan.since(), written),
                plan.expiresAt(),
                plan.targets(),
                plan.probes(),
                plan.triggers(),
                plan.checks(),
                soaks,
                plan.rollback(),
                plan.targetVersion(),
                plan.verifyWithin());
    }

    private static Instant noLater(Instant since, Instant written) {
        return isAhead(since, written) ? written : since;
    }

    private static boolean isAhead(Instant since, Instant written) {
        return since != null && written != null && since.isAfter(written.plus(MOST_AHEAD));
    }
}
