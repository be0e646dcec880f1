package dev.goaround.standalone.imports.promql;

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
record Labels(Map<String, String> fixed, Set<String> open, boolean any) {

    /** One series at most, without a label. */
    static final Labels NONE = new Labels(Map.of(), Set.of(), false);

    Labels {
        fixed = Map.copyOf(fixed);
        open = Set.copyOf(open);
    }

    boolean isOne() {
        return open.isEmpty() && !any;
    }

    /** One series at most, with just these labels, on both sides. */
    boolean isSameOne(Labels other) {
        return isOne() && other.isOne() && fixed.equals(other.fixed);
    }

    Labels only(Set<String> labels) {
        Set<String> left = new TreeSet<>(any ? labels : open);
        left.retainAll(labels);
        left.removeAll(fixed.keySet());
        return new Labels(fixed(labels::contains), left, false);
    }

    Labels without(Set<String> labels) {
        Set<String> left = new TreeSet<>(open);
        left.removeAll(labels);
        return new Labels(fixed(label -> !labels.contains(label)), left, any);
    }

    Labels with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(fixed);
        all.putAll(more);
        Set<String> left = new TreeSet<>(open);
        left.removeAll(all.keySet());
        return new Labels(all, left, any);
    }

    /** What two sides that match on all their labels have in common. */
    Labels matched(Labels other) {
        if (isOne() || other.isOne()) {
            return isOne() ? this : other;
        }
        return any ? other.with(fixed) : with(other.fixed);
    }

    /** Nothing is known of them. */
    Labels unknown() {
        return isOne() ? this : new Labels(Map.of(), Set.of(), true);
    }

    private Map<String, String> fixed(Predicate<String> kept) {
        Map<String, String> left = new TreeMap<>(fixed);
        left.keySet().removeIf(kept.negate());
        return left;
    }
}
