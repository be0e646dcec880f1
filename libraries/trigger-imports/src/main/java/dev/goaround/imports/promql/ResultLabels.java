package dev.goaround.imports.promql;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What can be said of the labels that an answer's series have: with it, whether there can be more than one of them.
 *
 * @param fixed labels whose value is the same for all
 * @param open labels that tell series apart
 * @param any whether other labels may do so as well
 */
record ResultLabels(Map<String, String> fixed, Set<String> open, boolean any) {

    /** One series at most, without a label. */
    static final ResultLabels NONE = new ResultLabels(Map.of(), Set.of(), false);

    ResultLabels {
        fixed = Map.copyOf(fixed);
        open = Set.copyOf(open);
    }

    boolean isOne() {
        return open.isEmpty() && !any;
    }

    /** One series at most, with just these labels, on both sides. */
    boolean isSameOne(ResultLabels other) {
        return isOne() && other.isOne() && fixed.equals(other.fixed);
    }

    ResultLabels only(Set<String> labels) {
        Set<String> left = new TreeSet<>(any ? labels : open);
        left.retainAll(labels);
        left.removeAll(fixed.keySet());
        return new ResultLabels(fixed(labels::contains), left, false);
    }

    ResultLabels without(Set<String> labels) {
        Set<String> left = new TreeSet<>(open);
        left.removeAll(labels);
        return new ResultLabels(fixed(label -> !labels.contains(label)), left, any);
    }

    ResultLabels with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(fixed);
        all.putAll(more);
        Set<String> left = new TreeSet<>(open);
        left.removeAll(all.keySet());
        return new ResultLabels(all, left, any);
    }

    /** What two sides that match on all their labels have in common. */
    ResultLabels matched(ResultLabels other) {
        if (isOne() || other.isOne()) {
            return isOne() ? this : other;
        }
        return any ? other.with(fixed) : with(other.fixed);
    }

    /** Nothing is known of them. */
    ResultLabels unknown() {
        return isOne() ? this : new ResultLabels(Map.of(), Set.of(), true);
    }

    private Map<String, String> fixed(Predicate<String> kept) {
        Map<String, String> left = new TreeMap<>(fixed);
        left.keySet().removeIf(kept.negate());
        return left;
    }
}
