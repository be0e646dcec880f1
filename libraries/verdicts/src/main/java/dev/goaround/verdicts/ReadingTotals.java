package dev.goaround.verdicts;

import java.util.Map;
import java.util.TreeMap;

/**
 * What several samples of a source were, once they are kept as one.
 *
 * @param samples answered
 * @param up of these
 * @param versions how often each version answered
 */
record ReadingTotals(int samples, int up, Map<String, Integer> versions) {

    static ReadingTotals sum(ReadingTotals first, ReadingTotals second) {
        Map<String, Integer> versions = new TreeMap<>(first.versions());
        second.versions().forEach((version, times) -> versions.merge(version, times, Integer::sum));
        return new ReadingTotals(first.samples() + second.samples(), first.up() + second.up(), versions);
    }
}
