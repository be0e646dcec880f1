package dev.goaround.verdicts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The last few evaluations that one source brought about, good and bad.
 *
 * @param marks a bit for each, the latest lowest; 1: bad
 * @param bad when the bad ones were, oldest first
 */
record RecentEvaluations(long marks, List<Instant> bad) {

    static final RecentEvaluations EMPTY = new RecentEvaluations(0, List.of());

    RecentEvaluations {
        bad = bad == null ? List.of() : List.copyOf(bad);
    }

    /** @param of how many are kept, less than 64 */
    RecentEvaluations mark(boolean isBad, Instant now, int of) {
        List<Instant> still = new ArrayList<>(bad);
        boolean oldestWasBad = (marks >>> (of - 1) & 1) == 1;
        if (oldestWasBad) {
            still.remove(0);
        }
        if (isBad) {
            still.add(now);
        }
        long kept = (marks << 1 | (isBad ? 1 : 0)) & ((1L << of) - 1);
        return new RecentEvaluations(kept, still);
    }
}
