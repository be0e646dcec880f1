package dev.goaround.checklist.performance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The four key metrics of DORA for one service over a time.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record DeliveryMetrics(
        Instant from,
        Instant to,
        DeploymentFrequency deploymentFrequency,
        Times leadTime,
        ChangeFailureRate changeFailureRate,
        Times timeToRestore) {

    /** A repair that begins later than this after a promotion repairs something else. */
    static final Duration REPAIRED_WITHIN = Duration.ofHours(24);

    private static final double DAYS_OF_A_WEEK = 7;

    /**
     * How often a version goes live.
     *
     * @param deployments that were promoted: verified, and left to themselves
     */
    public record DeploymentFrequency(long deployments, double perDay, double perWeek) {}

    /**
     * How many of the changes that went live, or tried to, had to be undone or repaired.
     *
     * @param changes that were promoted or rolled back
     * @param failed of these: rolled back (also where that failed), or followed by a hotfix or an emergency deployment in the
     *     same environment that was opened within 24 hours of the promotion
     * @param ratio 0–1, or null without a change
     */
    public record ChangeFailureRate(long changes, long failed, Double ratio) {}

    /**
     * A set of durations. As lead time: from the commit to the promotion, of the promoted deployments whose start named the commit's
     * time. As time to restore: from the rollback's order to the verification of the version before; for a change that was repaired,
     * from the opening of the repair to its promotion. A failure that nothing ended has no time.
     *
     * @param medianSeconds or null without a duration; between two the mean of both
     * @param p90Seconds or null
     */
    public record Times(long count, Double medianSeconds, Double p90Seconds) {
        static Times of(List<Duration> durations) {
            List<Double> seconds = durations.stream()
                    .map(duration -> Math.max(0, duration.toMillis()) / 1000.0)
                    .sorted()
                    .toList();
            return new Times(seconds.size(), quantile(seconds, 0.5), quantile(seconds, 0.9));
        }

        /** Between two values along the line, as spreadsheets do. */
        private static Double quantile(List<Double> sorted, double q) {
            if (sorted.isEmpty()) {
                return null;
            }
            double place = q * (sorted.size() - 1);
            int below = (int) Math.floor(place);
            int above = (int) Math.ceil(place);
            return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
        }
    }

    /** @param shipped those that changed what serves in the time, and the repairs that were opened up to a day after it */
    public static DeliveryMetrics of(List<ShippedDeployment> shipped, Instant from, Instant to) {
        Predicate<Instant> inside = at -> at != null && !at.isBefore(from) && at.isBefore(to);
        List<ShippedDeployment> changes =
                shipped.stream().filter(one -> inside.test(one.changedAt())).toList();
        List<ShippedDeployment> promoted =
                shipped.stream().filter(one -> inside.test(one.promotedAt())).toList();
        List<Duration> restored = new ArrayList<>();
        long failed = 0;
        for (ShippedDeployment change : changes) {
            Optional<ShippedDeployment> repair = repair(change, shipped);
            failed += change.rolledBack() || repair.isPresent() ? 1 : 0;
            restored(change, repair).ifPresent(restored::add);
        }
        double days = Duration.between(from, to).toMillis()
                / (double) Duration.ofDays(1).toMillis();
        return new DeliveryMetrics(
                from,
                to,
                new DeploymentFrequency(
                        promoted.size(), promoted.size() / days, promoted.size() / days * DAYS_OF_A_WEEK),
                Times.of(promoted.stream()
                        .filter(one -> one.committedAt() != null)
                        .map(one -> Duration.between(one.committedAt(), one.promotedAt()))
                        .toList()),
                new ChangeFailureRate(
                        changes.size(), failed, changes.isEmpty() ? null : (double) failed / changes.size()),
                Times.of(restored));
    }

    /** A repair belongs to the last promotion before it. */
    private static Optional<ShippedDeployment> repair(ShippedDeployment change, List<ShippedDeployment> all) {
        if (change.rolledBack() || change.promotedAt() == null) {
            return Optional.empty();
        }
        Instant until = change.promotedAt().plus(REPAIRED_WITHIN);
        Instant next = all.stream()
                .filter(one -> one.environment().equals(change.environment()))
                .map(ShippedDeployment::promotedAt)
                .filter(Objects::nonNull)
                .filter(at -> at.isAfter(change.promotedAt()))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return all.stream()
                .filter(ShippedDeployment::isRepair)
                .filter(one -> !one.equals(change) && one.environment().equals(change.environment()))
                .filter(one -> one.openedAt() != null
                        && one.openedAt().isAfter(change.promotedAt())
                        && !one.openedAt().isAfter(until)
                        && one.openedAt().isBefore(next))
                .min(Comparator.comparing(ShippedDeployment::openedAt));
    }

    private static Optional<Duration> restored(ShippedDeployment change, Optional<ShippedDeployment> repair) {
        Stream<Duration> byRollback = Stream.of(change)
                .filter(one -> one.detectedAt() != null && one.restoredAt() != null)
                .map(one -> Duration.between(one.detectedAt(), one.restoredAt()));
        Stream<Duration> byRepair = repair.stream()
                .filter(one -> one.promotedAt() != null)
                .map(one -> Duration.between(one.openedAt(), one.promotedAt()));
        return Stream.concat(byRollback, byRepair).findFirst();
    }
}
