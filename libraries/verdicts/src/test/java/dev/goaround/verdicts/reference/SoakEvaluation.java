package dev.goaround.verdicts.reference;

import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.TargetRole;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.verdicts.reference.Outcome.Figures;
import dev.goaround.verdicts.reference.Sources.Feed;
import dev.goaround.verdicts.reference.Standing.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The soaks at one record: point 8 of the reference (see {@link ReferenceEvaluator}).
 *
 * @param without the sources without the record's sample, at the same time
 * @param standings of the triggers, evaluated at this record
 */
record SoakEvaluation(Sources sources, Sources without, Map<String, Standing> standings) {

    /**
     * @param counted of the good time, what earlier stretches gave
     * @param begun when it began to count, or began again
     * @param from where the stretch that counts now begins; null: time does not count now
     */
    record GoodTime(
            Duration counted, Instant begun, Instant from, Duration good, VerdictKind verdict, Instant pendingSince) {

        static GoodTime begin(Soak soak, Instant now) {
            Instant begun = soak.since() == null ? now : later(now, soak.since());
            return new GoodTime(Duration.ZERO, begun, null, Duration.ZERO, null, null);
        }

        /** Time counts now. */
        GoodTime counting(Instant now) {
            Instant at = later(now, begun);
            return from == null
                    ? new GoodTime(counted, begun, at, counted, null, null)
                    : new GoodTime(counted, begun, from, counted.plus(Duration.between(from, at)), null, null);
        }

        /** Time does not count, nor did any after the last answers: a stretch ends with them. */
        GoodTime interrupted(Instant answeredTo) {
            Duration stretch =
                    from == null || answeredTo.isBefore(from) ? Duration.ZERO : Duration.between(from, answeredTo);
            return new GoodTime(counted.plus(stretch), begun, null, counted.plus(stretch), null, null);
        }

        GoodTime said(VerdictKind kind, Instant pending) {
            return new GoodTime(counted, begun, from, good, kind, pending);
        }
    }

    GoodTime soaked(Soak soak, GoodTime soaked) {
        List<Feed> feeds = soakFeeds();
        if (feeds.isEmpty()) {
            return soaked.said(VerdictKind.UNKNOWN, null);
        }
        Instant now = sources.now();
        VerdictKind obstacle = obstacle(soak, feeds);
        boolean breached = judged().stream()
                .filter(trigger -> trigger.mode() != TriggerMode.SHADOW)
                .anyMatch(trigger -> verdict(trigger) == VerdictKind.BREACH);
        if (breached) {
            GoodTime again = GoodTime.begin(soak, now);
            return (obstacle == null ? again.counting(now) : again).said(VerdictKind.BREACH, null);
        }
        Instant answeredTo = without.answeredTo(feeds);
        GoodTime next = without.areKnown(feeds) ? soaked : soaked.interrupted(answeredTo);
        next = obstacle == null ? next.counting(now) : next.interrupted(answeredTo);
        if (next.good().compareTo(soak.duration()) >= 0) {
            return next.said(VerdictKind.HEALTHY, null);
        }
        return obstacle == null ? next.said(VerdictKind.HEALTHY, next.begun()) : next.said(obstacle, null);
    }

    /** Why time does not count now: UNKNOWN or INSUFFICIENT; null: it counts. */
    private VerdictKind obstacle(Soak soak, List<Feed> feeds) {
        boolean missing = feeds.stream()
                .anyMatch(feed -> feed.probes().stream().anyMatch(probe -> sources.isMissing(feed, probe)));
        if (missing) {
            return VerdictKind.UNKNOWN;
        }
        List<Trigger> unjudged = watching().stream()
                .filter(trigger -> !isJudged(soak, standings.get(Rule.key(true, trigger.id()))))
                .toList();
        if (unjudged.stream().anyMatch(trigger -> verdict(trigger) == VerdictKind.UNKNOWN)) {
            return VerdictKind.UNKNOWN;
        }
        boolean failing = watching().isEmpty()
                && sources.areKnown(feeds)
                && feeds.stream()
                        .flatMap(feed -> feed.probes().stream())
                        .anyMatch(probe -> sources.of(probe).last().sample().outcome() == SampleOutcome.FAILED);
        return unjudged.isEmpty() && !failing && sources.areKnown(feeds) ? null : VerdictKind.INSUFFICIENT;
    }

    /** Where the soak says so, time without any request counts too: counted, and there was nothing to count. */
    private static boolean isJudged(Soak soak, Standing standing) {
        Figures figures = standing.figures;
        boolean idle = standing.verdict == VerdictKind.INSUFFICIENT
                && figures != null
                && figures.samples() > 0
                && figures.requests() != null
                && figures.requests() == 0;
        return standing.verdict == VerdictKind.HEALTHY
                || standing.verdict == VerdictKind.BREACH
                || (idle && Boolean.TRUE.equals(soak.withoutTraffic()));
    }

    /** Triggers with a condition whose signal some probe gives. */
    private List<Trigger> judged() {
        return sources.plan().triggers().stream()
                .filter(trigger -> trigger.condition() != null)
                .filter(trigger -> !sources.feed(trigger.condition()).isEmpty())
                .toList();
    }

    /** Of these the ones that have to be judged for time to count: neither on trial nor without anything to compare with. */
    private List<Trigger> watching() {
        return judged().stream()
                .filter(trigger -> trigger.mode() != TriggerMode.SHADOW)
                .filter(trigger -> !SideBySide.isOf(trigger.condition())
                        || SideBySide.isWatched(sources, ReferenceEvaluator.rule(trigger)))
                .toList();
    }

    /** What has to be known for time to count: the watching triggers' signals, else health and traffic, else what there is. */
    private List<Feed> soakFeeds() {
        List<Feed> watching = feeds(watching());
        if (!watching.isEmpty()) {
            return watching;
        }
        List<Feed> usual = Stream.of(sources.feed("health"), sources.feed("request_rate"))
                .filter(feed -> !feed.isEmpty())
                .toList();
        return usual.isEmpty() ? feeds(judged()) : usual;
    }

    private List<Feed> feeds(List<Trigger> triggers) {
        return triggers.stream()
                .flatMap(trigger -> sources.feeds(trigger.condition(), TargetRole.CANDIDATE).stream())
                .filter(feed -> !feed.isEmpty())
                .toList();
    }

    private VerdictKind verdict(Trigger trigger) {
        return standings.get(Rule.key(true, trigger.id())).verdict;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
