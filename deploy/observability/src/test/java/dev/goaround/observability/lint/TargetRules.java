package dev.goaround.observability.lint;

import dev.goaround.observability.Dashboard;
import dev.goaround.observability.Query;
import dev.goaround.observability.promql.Expr;
import dev.goaround.observability.promql.Parser;
import dev.goaround.observability.promql.UnreadableQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules about each query of a panel; annotations, which the linter leaves out, are held to the same. */
final class TargetRules {
    private static final Set<String> RATES = Set.of("rate", "irate");
    private static final Set<String> OF_COUNTERS = Set.of("rate", "irate", "increase");

    private TargetRules() {}

    /** There is no Loki here: a query in its language is a mistake. */
    static List<Finding> logql(Dashboard dashboard) {
        return eachText(
                dashboard,
                expr -> expr.contains("|=") || expr.contains("|~"),
                "no LogQL: the data source is Prometheus");
    }

    static List<Finding> logqlAuto(Dashboard dashboard) {
        return eachText(dashboard, expr -> expr.contains("$__auto"), "$__auto is LogQL's: here it is $__rate_interval");
    }

    static List<Finding> promql(Dashboard dashboard) {
        List<Finding> findings = new ArrayList<>();
        for (Query query : dashboard.queries()) {
            try {
                Parser.parse(query.expr());
            } catch (UnreadableQuery e) {
                findings.add(new Finding(query.source(), e.getMessage()));
            }
        }
        return findings;
    }

    static List<Finding> rateInterval(Dashboard dashboard) {
        return each(
                dashboard,
                expr -> expr.walk()
                        .filter(part -> part instanceof Expr.Call call && RATES.contains(call.function()))
                        .flatMap(part -> part.parts().stream())
                        .filter(part -> part instanceof Expr.Selector selector
                                && !selector.range().orElse("").equals("$__rate_interval"))
                        .map(part -> "the range of a rate is $__rate_interval: " + part));
    }

    static List<Finding> matcher(Dashboard dashboard, String label) {
        Expr.Matcher required = new Expr.Matcher(label, "=~", "$" + label);
        return each(
                dashboard,
                expr -> selectors(expr)
                        .filter(selector -> !selector.matchers().contains(required))
                        .map(selector -> selector.metric() + " is asked for with " + label + "=~\"$" + label + "\""));
    }

    static List<Finding> counterAggregation(Dashboard dashboard) {
        return each(dashboard, expr -> {
            Set<Expr> allowed = Collections.newSetFromMap(new IdentityHashMap<>());
            expr.walk()
                    .filter(part -> part instanceof Expr.Call call && OF_COUNTERS.contains(call.function()))
                    .forEach(rate -> allowed.addAll(rate.parts()));
            expr.walk()
                    .filter(TargetRules::countsFromTheFirst)
                    .forEach(growth -> growth.walk().forEach(allowed::add));
            return selectors(expr)
                    .filter(selector -> selector.metric().endsWith("_total") && !allowed.contains(selector))
                    .map(selector -> selector.metric() + " is a counter: it stands in rate, irate or increase");
        });
    }

    /**
     * {@code x unless last_over_time(x[1h] offset d) or increase(x[d])}: increase alone does not see the event with which a
     * series begins, and of rare events that is most of them. The linter does not know this form; the file .lint says so.
     */
    private static boolean countsFromTheFirst(Expr expr) {
        return expr instanceof Expr.Binary or
                && or.op().equals("or")
                && or.left() instanceof Expr.Binary unless
                && unless.op().equals("unless")
                && isOf(unless.right(), "last_over_time", unless.left())
                && isOf(or.right(), "increase", unless.left());
    }

    private static boolean isOf(Expr expr, String function, Expr counter) {
        return expr instanceof Expr.Call call
                && call.function().equals(function)
                && call.parts().get(0) instanceof Expr.Selector inside
                && counter instanceof Expr.Selector selector
                && inside.metric().equals(selector.metric())
                && inside.matchers().equals(selector.matchers());
    }

    private static Stream<Expr.Selector> selectors(Expr expr) {
        return expr.walk().filter(Expr.Selector.class::isInstance).map(Expr.Selector.class::cast);
    }

    private static List<Finding> eachText(Dashboard dashboard, Predicate<String> isWrong, String right) {
        return targets(dashboard)
                .filter(query -> isWrong.test(query.expr()))
                .map(query -> new Finding(query.source(), right))
                .toList();
    }

    /** What cannot be read is for {@link #promql} to say. */
    private static List<Finding> each(Dashboard dashboard, Function<Expr, Stream<String>> wrong) {
        return targets(dashboard)
                .flatMap(query -> readable(query).flatMap(wrong).map(what -> new Finding(query.source(), what)))
                .toList();
    }

    private static Stream<Query> targets(Dashboard dashboard) {
        return dashboard.queries().stream().filter(query -> query.kind() != Query.Kind.VARIABLE);
    }

    private static Stream<Expr> readable(Query query) {
        try {
            return Stream.of(Parser.parse(query.expr()));
        } catch (UnreadableQuery e) {
            return Stream.empty();
        }
    }
}
