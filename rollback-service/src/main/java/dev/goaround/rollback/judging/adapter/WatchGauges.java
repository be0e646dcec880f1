package dev.goaround.rollback.judging.adapter;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.verdict.VerdictChanged.Subject;
import dev.goaround.verdicts.RuleStanding;
import dev.goaround.verdicts.WatchState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * The figures of the running watches. Their series come with a watch and go with it, so they may name the deployment. The
 * stream only leaves the latest state here; figures are read out of it when somebody asks for them.
 */
final class WatchGauges {

    private static final double HEALTHY = 0;
    private static final double PENDING = 1;
    private static final double BREACHED = 2;
    private static final double UNKNOWN = -1;

    private final MeterRegistry meters;
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    WatchGauges(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Returns whether the watch was not known before. From the stream's threads. */
    boolean stands(WatchState watch) {
        String deployment = watch.plan().deployment().id();
        Running known = running.get(deployment);
        if (known != null && known.isOf(watch)) {
            known.latest = new Picture(watch);
            return false;
        }
        // The old series go first: those of the new plan may have the same labels.
        gone(deployment);
        Running fresh = new Running(watch);
        running.put(deployment, fresh);
        register(fresh, watch);
        return known == null;
    }

    /** No effect if it is not here. */
    void gone(String deployment) {
        Running known = running.remove(deployment);
        if (known != null) {
            known.gauges.forEach(meters::remove);
        }
    }

    private void register(Running watch, WatchState state) {
        DeploymentRef deployment = state.plan().deployment();
        Tags where = Tags.of(
                "deployment", deployment.id(),
                "service", deployment.service(),
                "environment", deployment.environment());
        for (RuleStanding standing : state.standings()) {
            String key = key(standing);
            Tags rule = where.and("rule", standing.id());
            Tags judged = rule.and("subject", standing.subject().name().toLowerCase(Locale.ROOT));
            watch.add(Gauge.builder("goaround_rule_verdict", watch, at -> at.figure(key, WatchGauges::verdict))
                    .description(
                            "0 healthy, 1 pending (the condition holds, not yet for long enough), 2 breached, -1 unknown")
                    .tags(judged));
            if (standing.limit() != null) {
                Tags measured = judged.and("unit", standing.unit());
                watch.add(Gauge.builder("goaround_rule_value", watch, at -> at.figure(key, WatchGauges::value))
                        .description("Latest evaluated figure of a trigger, check or soak, in its unit; NaN if unknown")
                        .tags(measured));
                watch.add(Gauge.builder("goaround_rule_limit", watch, at -> at.figure(key, RuleStanding::limit))
                        .description("What the figure of a trigger, check or soak is held against, in its unit")
                        .tags(measured));
            }
            if (standing.holding() != null && standing.subject() == Subject.TRIGGER) {
                watch.add(
                        Gauge.builder("goaround_breach_age_seconds", watch, at -> at.figure(key, WatchGauges::holding))
                                .description("For how long a trigger's condition has been holding; 0: it does not hold")
                                .tags(rule));
            }
        }
    }

    private static double verdict(RuleStanding standing) {
        return switch (standing.verdict().kind()) {
            case HEALTHY -> standing.verdict().pendingSince() == null ? HEALTHY : PENDING;
            case BREACH -> BREACHED;
            case UNKNOWN, INSUFFICIENT -> UNKNOWN;
        };
    }

    private static double value(RuleStanding standing) {
        return standing.value() == null ? Double.NaN : standing.value();
    }

    private static double holding(RuleStanding standing) {
        return standing.holding().toMillis() / (double) Duration.ofSeconds(1).toMillis();
    }

    private static String key(RuleStanding standing) {
        return standing.subject() + ":" + standing.id();
    }

    /** One watch and its series. */
    private final class Running {
        private final List<Meter> gauges = new ArrayList<>();
        private volatile Picture latest;

        Running(WatchState first) {
            latest = new Picture(first);
        }

        /** Rules, and with them the series, change only with the plan's revision. */
        boolean isOf(WatchState watch) {
            return latest.state.plan().revision() == watch.plan().revision();
        }

        void add(Gauge.Builder<Running> gauge) {
            gauges.add(gauge.strongReference(true).register(meters));
        }

        double figure(String key, ToDoubleFunction<RuleStanding> figure) {
            RuleStanding standing = latest.standings().get(key);
            return standing == null ? Double.NaN : figure.applyAsDouble(standing);
        }
    }

    /** A state, and what is read out of it at the first question; that two threads may do so at once does no harm. */
    private static final class Picture {
        private final WatchState state;
        private volatile Map<String, RuleStanding> standings;

        Picture(WatchState state) {
            this.state = state;
        }

        Map<String, RuleStanding> standings() {
            Map<String, RuleStanding> drawn = standings;
            if (drawn == null) {
                drawn = new HashMap<>();
                for (RuleStanding standing : state.standings()) {
                    drawn.put(key(standing), standing);
                }
                standings = drawn;
            }
            return drawn;
        }
    }
}
