package dev.goaround.verdicts;

import dev.goaround.contracts.watch.HoldingTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * For how long, and at how many evaluations, a condition has held.
 *
 * @param since null if it does not hold; where some of several count, the first bad one that still does
 * @param runs evaluations in a row, for each source that brought one about: with two sources at the same pace, three in a
 *     row are three of each, not one and a half
 * @param missed ticks of a gap that counts as bad, in a row
 * @param rings the last evaluations of each source where some of several count; null if none
 */
record Pending(Instant since, Map<String, Integer> runs, int missed, Map<String, RecentEvaluations> rings) {

    static final Pending NONE = new Pending(null, Map.of(), 0, null);

    Pending {
        runs = runs == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(runs));
        rings = rings == null || rings.isEmpty() ? null : Collections.unmodifiableMap(new TreeMap<>(rings));
    }

    boolean isOpen() {
        return since != null;
    }

    /** Holds at {@code now}. */
    Pending holding(Instant now) {
        return isOpen() ? this : new Pending(now, runs, missed, rings);
    }

    /** Holds at an evaluation that this source's new sample brought about. */
    Pending holding(Instant now, String source) {
        Map<String, Integer> more = new TreeMap<>(runs);
        more.merge(source, 1, Integer::sum);
        return new Pending(isOpen() ? since : now, more, missed, rings);
    }

    /** Was good or bad at an evaluation that this source's new sample brought about, of which the last {@code of} count. */
    Pending marked(boolean bad, Instant now, String source, int of) {
        Map<String, RecentEvaluations> marked = rings == null ? new TreeMap<>() : new TreeMap<>(rings);
        marked.merge(source, RecentEvaluations.EMPTY.mark(bad, now, of), (ring, first) -> ring.mark(bad, now, of));
        return ringed(marked);
    }

    /** Ticks that nobody answered, in a row. */
    Pending missing(Instant now, int ticks) {
        return new Pending(isOpen() ? since : now, runs, missed + ticks, rings);
    }

    /** Ticks that none of the sources answered, where the last {@code of} evaluations count. */
    Pending missing(Instant now, int ticks, Set<String> sources, int of) {
        Pending marked = this;
        for (String source : sources) {
            for (int i = 0; i < Math.min(ticks, of); i++) {
                marked = marked.marked(true, now, source, of);
            }
        }
        return marked;
    }

    /** Evaluations that were bad: in a row, or among the last that count. */
    int bad() {
        return rings == null
                ? runs.values().stream().mapToInt(Integer::intValue).max().orElse(0) + missed
                : rings.values().stream()
                        .mapToInt(ring -> ring.bad().size())
                        .max()
                        .orElseThrow();
    }

    boolean isReached(HoldingTerms terms, Instant now) {
        return isOpen() && terms.areMetBy(Duration.between(since, now), bad());
    }

    private Pending ringed(Map<String, RecentEvaluations> marked) {
        Instant first = marked.values().stream()
                .map(ring -> ring.bad().isEmpty() ? null : ring.bad().get(0))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        return new Pending(first, runs, missed, marked);
    }
}
