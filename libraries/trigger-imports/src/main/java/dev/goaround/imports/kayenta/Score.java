package dev.goaround.imports.kayenta;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How much a single metric moves a canary's score: a group's score is the share of its metrics that pass, and the whole is the
 * sum of the groups by their weights; groups without a weight share what is left of a hundred (Kayenta's WeightedSumScorer).
 *
 * @param metrics the groups of each
 */
record Score(Map<String, Double> weights, List<List<String>> metrics) {

    private static final double WHOLE = 100;

    /** The score when a metric of these groups fails and all others pass. */
    double without(List<String> groups) {
        double lost = 0;
        for (String group : new TreeSet<>(groups)) {
            long members = metrics.stream().filter(of -> of.contains(group)).count();
            lost += weight(group) / Math.max(1, members);
        }
        return Math.round((WHOLE - lost) * WHOLE) / WHOLE;
    }

    private double weight(String group) {
        if (weights.containsKey(group)) {
            return weights.get(group);
        }
        double given =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        long others = metrics.stream()
                .flatMap(List::stream)
                .filter(name -> !weights.containsKey(name))
                .distinct()
                .count();
        return (WHOLE - given) / Math.max(1, others);
    }
}
