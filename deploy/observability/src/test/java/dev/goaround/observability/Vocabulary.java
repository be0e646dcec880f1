package dev.goaround.observability;

import dev.goaround.observability.promql.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The metrics and labels that queries may speak of: those scraped, those that recording rules make, those that Prometheus
 * itself adds. A label is looked for where it is used: in a matcher on its metric, in {@code by} on what is inside.
 */
public final class Vocabulary {
    private static final Set<String> OF_EVERY_TARGET = Set.of("job", "instance");
    private static final Map<String, Set<String>> OF_PROMETHEUS =
            Map.of("up", OF_EVERY_TARGET, "ALERTS", Set.of("alertname", "alertstate", "severity", "job", "instance"));

    private final Map<String, Set<String>> known = new HashMap<>(OF_PROMETHEUS);

    public Vocabulary(Exposition exposition) {
        for (String metric : exposition.metrics()) {
            add(metric, exposition.labelsOf(metric).orElseThrow());
        }
    }

    /** A metric that is known from elsewhere than a scrape, with its own labels. */
    public void add(String metric, Set<String> labels) {
        Set<String> all = new HashSet<>(OF_EVERY_TARGET);
        all.addAll(labels);
        known.put(metric, all);
    }

    /** What a recording rule makes; those that it is made of have to be known before. */
    public void record(String metric, Expr expr, Set<String> labels) {
        Set<String> all = new HashSet<>(labels);
        labels(expr, new ArrayList<>()).ifPresent(all::addAll);
        known.put(metric, all);
    }

    /** @return a sentence for each metric and each label that does not exist */
    public List<String> complaints(Expr expr) {
        List<String> complaints = new ArrayList<>();
        labels(expr, complaints);
        return complaints;
    }

    /** The labels that the result can have; empty where there is no telling: a scalar, an unknown metric. */
    private Optional<Set<String>> labels(Expr expr, List<String> complaints) {
        if (expr instanceof Expr.Selector selector) {
            return ofSelector(selector, complaints);
        }
        if (expr instanceof Expr.Aggregation aggregation) {
            return ofAggregation(aggregation, complaints);
        }
        if (expr instanceof Expr.Binary binary) {
            return ofBinary(binary, complaints);
        }
        if (expr instanceof Expr.Call call) {
            return ofCall(call, complaints);
        }
        if (expr instanceof Expr.Subquery subquery) {
            return labels(subquery.inner(), complaints);
        }
        return Optional.empty();
    }

    private Optional<Set<String>> ofSelector(Expr.Selector selector, List<String> complaints) {
        Set<String> labels = known.get(selector.metric());
        if (labels == null) {
            complaints.add("there is no metric " + selector.metric());
            return Optional.empty();
        }
        for (Expr.Matcher matcher : selector.matchers()) {
            if (!labels.contains(matcher.label())) {
                complaints.add(selector.metric() + " has no label " + matcher.label());
            }
        }
        return Optional.of(labels);
    }

    private Optional<Set<String>> ofAggregation(Expr.Aggregation aggregation, List<String> complaints) {
        Optional<Set<String>> inside = Optional.empty();
        for (Expr argument : aggregation.parts()) {
            inside = labels(argument, complaints);
        }
        if (aggregation.op().equals("topk") || aggregation.op().equals("bottomk")) {
            return inside;
        }
        if (aggregation.grouping().isEmpty()) {
            return Optional.of(Set.of());
        }
        Expr.Grouping grouping = aggregation.grouping().get();
        inside.ifPresent(labels -> complain(grouping.labels(), labels, "what is aggregated", complaints));
        if (grouping.by()) {
            return Optional.of(Set.copyOf(grouping.labels()));
        }
        return inside.map(labels -> without(labels, grouping.labels()));
    }

    private Optional<Set<String>> ofBinary(Expr.Binary binary, List<String> complaints) {
        Optional<Set<String>> left = labels(binary.left(), complaints);
        Optional<Set<String>> right = labels(binary.right(), complaints);
        if (left.isEmpty() || right.isEmpty()) {
            return left.or(() -> right);
        }
        if (binary.op().equals("or")) {
            return Optional.of(union(left.get(), right.get()));
        }
        return binary.matching()
                .map(matching -> matched(matching, left.get(), right.get(), complaints))
                .or(() -> left);
    }

    private static Set<String> matched(
            Expr.Matching matching, Set<String> left, Set<String> right, List<String> complaints) {
        if (matching.on()) {
            complain(matching.labels(), left, "the left side", complaints);
            complain(matching.labels(), right, "the right side", complaints);
        } else {
            complain(matching.labels(), union(left, right), "either side", complaints);
        }
        boolean rightIsMany = matching.group().filter("group_right"::equals).isPresent();
        complain(matching.included(), rightIsMany ? left : right, "the side of the one", complaints);
        if (matching.group().isPresent()) {
            return union(rightIsMany ? right : left, Set.copyOf(matching.included()));
        }
        return left;
    }

    private Optional<Set<String>> ofCall(Expr.Call call, List<String> complaints) {
        Optional<Set<String>> result = Optional.empty();
        for (Expr argument : call.parts()) {
            Optional<Set<String>> labels = labels(argument, complaints);
            result = result.or(() -> labels);
        }
        return switch (call.function()) {
            case "histogram_quantile" -> {
                result.ifPresent(labels -> complain(List.of("le"), labels, "what a quantile is taken of", complaints));
                yield result.map(labels -> without(labels, List.of("le")));
            }
            case "label_replace", "label_join" -> result.map(labels -> union(labels, Set.of(target(call))));
            case "vector" -> Optional.of(Set.of());
            case "absent", "absent_over_time", "scalar", "time" -> Optional.empty();
            default -> result;
        };
    }

    private static String target(Expr.Call labelReplace) {
        return labelReplace.parts().get(1) instanceof Expr.Text text ? text.text() : "";
    }

    private static void complain(List<String> wanted, Set<String> existing, String where, List<String> complaints) {
        for (String label : wanted) {
            if (!existing.contains(label)) {
                complaints.add("there is no label " + label + " on " + where);
            }
        }
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    private static Set<String> without(Set<String> labels, List<String> removed) {
        Set<String> left = new HashSet<>(labels);
        removed.forEach(left::remove);
        return left;
    }
}
