package dev.goaround.notifier.announcement;

import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the judge sees of a deployment: the breaches that were told, and what cannot be judged.
 *
 * @param breaches rule → as what its breach was told, so that a verdict that is sent again is no news
 * @param blind what cannot be judged at the moment
 * @param since when the first of them could not be judged; null where all can
 * @param told who knows of it
 */
public record JudgeVisibility(Map<String, String> breaches, List<BlindRule> blind, Instant since, Told told) {

    /** In the order in which they are told. */
    public enum Told {
        NOBODY,
        CHAT,
        ON_CALL
    }

    static final JudgeVisibility CLEAR = new JudgeVisibility(Map.of(), List.of(), null, Told.NOBODY);

    public JudgeVisibility {
        breaches = breaches == null ? Map.of() : Map.copyOf(breaches);
        blind = blind == null ? List.of() : List.copyOf(blind);
        told = told == null ? Told.NOBODY : told;
    }

    /** Whether this very breach was told: the same rule, armed or not as before, handled as before. */
    boolean hasTold(VerdictChanged changed) {
        return VerdictWording.handling(changed).equals(breaches.get(changed.rule()));
    }

    JudgeVisibility after(VerdictChanged changed) {
        if (changed.purpose() != WatchPurpose.DEPLOYMENT) {
            return this;
        }
        VerdictKind kind = changed.verdict().kind();
        Map<String, String> newBreaches = new TreeMap<>(breaches);
        if (kind == VerdictKind.BREACH) {
            newBreaches.put(changed.rule(), VerdictWording.handling(changed));
        } else if (kind == VerdictKind.HEALTHY) {
            // Between two breaches that are one, a gap may lie in which nothing could be judged.
            newBreaches.remove(changed.rule());
        }
        List<BlindRule> newBlind = new ArrayList<>(blind);
        newBlind.removeIf(each -> each.rule().equals(changed.rule()));
        if (kind == VerdictKind.UNKNOWN || kind == VerdictKind.INSUFFICIENT) {
            BlindRule now = BlindRule.of(changed);
            newBlind.add(blind.stream()
                    .filter(each -> each.rule().equals(changed.rule()))
                    .findFirst()
                    .map(before -> before.stillSo(now))
                    .orElse(now));
        }
        return with(newBreaches, newBlind);
    }

    /**
     * A phase is behind: its checks and soaks are settled, and are not judged any more. What began after it is the next phase's,
     * read first: topics have no order among each other.
     */
    JudgeVisibility afterPhase(Instant at) {
        return with(
                breaches,
                blind.stream()
                        .filter(each -> each.subject() == VerdictChanged.Subject.TRIGGER
                                || each.since().isAfter(at))
                        .toList());
    }

    /** Nobody waits for verdicts any more; what was told stays told. */
    JudgeVisibility unwatched() {
        return new JudgeVisibility(breaches, List.of(), null, Told.NOBODY);
    }

    /** When what cannot be judged at all began to be so; where too little is seen only, when that began. */
    Instant began() {
        return blind.stream()
                .filter(each -> !each.tooFew())
                .map(BlindRule::since)
                .min(Instant::compareTo)
                .orElse(since);
    }

    private JudgeVisibility with(Map<String, String> newBreaches, List<BlindRule> newBlind) {
        if (newBlind.isEmpty()) {
            return new JudgeVisibility(newBreaches, newBlind, null, Told.NOBODY);
        }
        boolean called = told == Told.ON_CALL && newBlind.stream().anyMatch(each -> !each.tooFew());
        Told stillTold = told == Told.ON_CALL && !called ? Told.CHAT : told;
        Instant first = since == null ? newBlind.get(0).since() : since;
        return new JudgeVisibility(newBreaches, newBlind, first, stillTold);
    }

    JudgeVisibility told(Told whom) {
        return new JudgeVisibility(breaches, blind, since, whom);
    }

    /** Who is to be told by now; empty: nobody, or they know. */
    Optional<Told> owes(BlindnessTimes times, Instant runningSince, Instant now) {
        if (isDue(times.onCall(), runningSince, now) && told != Told.ON_CALL) {
            return Optional.of(Told.ON_CALL);
        }
        return dueAt(times, runningSince)
                .filter(due -> !due.isAfter(now) && told == Told.NOBODY)
                .map(due -> Told.CHAT);
    }

    /** When somebody is to be told next. Before the deployment runs nobody is: what is blind then counts from its start. */
    public Optional<Instant> dueAt(BlindnessTimes times, Instant runningSince) {
        return switch (told) {
            case NOBODY ->
                blind.stream()
                        .map(each ->
                                later(each.since(), runningSince).plus(each.tooFew() ? times.tooFew() : times.chat()))
                        .min(Instant::compareTo);
            case CHAT -> first(times.onCall(), runningSince);
            case ON_CALL -> Optional.empty();
        };
    }

    private boolean isDue(Duration after, Instant runningSince, Instant now) {
        return first(after, runningSince).filter(due -> !due.isAfter(now)).isPresent();
    }

    /** When what cannot be judged at all has been so for a time. */
    private Optional<Instant> first(Duration after, Instant runningSince) {
        return blind.stream()
                .filter(each -> !each.tooFew())
                .map(each -> later(each.since(), runningSince).plus(after))
                .min(Instant::compareTo);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
