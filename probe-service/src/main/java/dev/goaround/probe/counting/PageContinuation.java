package dev.goaround.probe.counting;

import java.util.Map;
import java.util.OptionalDouble;

/** How a page stands to the ones before it. */
public sealed interface PageContinuation {

    /** Nothing to compare with: what comes is counted from this page on. */
    record Begun() implements PageContinuation {}

    /**
     * The same process, or a restart that is believed.
     *
     * @param from what each series is counted from; one that is not in it began at zero
     * @param bornAtZero false where so many series were seen that a new one may be an old one
     */
    record GoesOn(Map<SeriesKey, Double> from, boolean bornAtZero) implements PageContinuation {

        /** How much a series grew; negative where it fell by itself. */
        public double growth(SeriesKey key, double now) {
            Double before = from.get(key);
            if (before == null) {
                return bornAtZero ? now : 0;
            }
            return now - before;
        }

        OptionalDouble before(SeriesKey key) {
            Double before = from.get(key);
            return before == null ? OptionalDouble.empty() : OptionalDouble.of(before);
        }
    }

    /** It cannot be told yet what happened; the reason is for a person. Nothing is lost by waiting. */
    record Doubtful(String why) implements PageContinuation {}
}
