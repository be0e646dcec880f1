package dev.goaround.verdicts;

import dev.goaround.contracts.watch.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * For how long, and at how many evaluations in a row, a condition has held.
 *
 * @param since null if it does not hold
 * @param runs evaluations in a row, for each source that brought one about: with two sources at the same pace, three in a
 *     row are three of each, not one and a half
 * @param missed ticks of a gap that counts as bad
 */
record Pending(Instant since, Map<String, Integer> runs, int missed) {

    static final Pending NONE = new Pending(null, Map.of(), 0);

    Pending {
        runs = runs == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(runs));
    }

    boolean isOpen() {
        return since != null;
    }

    /** Holds at {@code now}. */
    Pending holding(Instant now) {
        return isOpen() ? this : new Pending(now, runs, missed);
    }

    /** Holds at an evaluation that this source's new sample brought about. */
    Pending holding(Instant now, String source) {
        Map<String, Integer> more = new TreeMap<>(runs);
        more.merge(source, 1, Integer::sum);
        return new Pending(isOpen() ? since : now, more, missed);
    }

    Pending missing(Instant now, int ticks) {
        return new Pending(isOpen() ? since : now, runs, missed + ticks);
    }

    int inARow() {
        return runs.values().stream().mapToInt(Integer::intValue).max().orElse(0) + missed;
    }

    boolean isReached(Condition condition, Instant now) {
        return isOpen()
                && Duration.between(since, now).compareTo(condition.heldFor()) >= 0
                && inARow() >= condition.times();
    }
}
