package dev.goaround.probe.counting;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last value of each series. One that vanishes is kept, so that it goes on from there when it comes back; of too many the
 * ones longest unseen go first.
 */
final class RememberedSeries extends LinkedHashMap<SeriesKey, Double> {

    private static final long serialVersionUID = 1;

    /** More than this many different series under one watch are labels that never repeat. */
    private static final int MOST = 40_000;

    private boolean forgetful;

    RememberedSeries() {
        super(16, 0.75f, true);
    }

    /** Whether a series that is not here may have been: its first value can no longer be told from an old one. */
    boolean hasForgotten() {
        return forgetful;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<SeriesKey, Double> eldest) {
        forgetful |= size() > MOST;
        return size() > MOST;
    }
}
