package dev.goaround.standalone.imports.prometheus;

import dev.goaround.standalone.imports.Figure;
import dev.goaround.standalone.imports.promql.Constants;
import dev.goaround.standalone.imports.promql.Expression;
import dev.goaround.standalone.imports.promql.Expression.Aggregation;
import dev.goaround.standalone.imports.promql.Expression.Binary;
import dev.goaround.standalone.imports.promql.Expression.Call;
import dev.goaround.standalone.imports.promql.Expression.Selector;
import java.util.Optional;
import java.util.Set;

/** What kind of number a query answers; plain where the query does not show it. */
public final class Figures {

    private static final Set<String> PER_TIME = Set.of("rate", "increase", "irate");

    private Figures() {}

    public static Figure of(Expression expression) {
        Expression bare = expression.bare();
        if (bare instanceof Binary binary && binary.operator().equals("/")) {
            return counted(binary.left()).isPresent() && counted(binary.right()).isPresent()
                    ? Figure.RATIO
                    : Figure.PLAIN;
        }
        if (bare instanceof Binary binary
                && binary.operator().equals("-")
                && Constants.of(binary.left()).orElse(0) == 1) {
            return of(binary.right()) == Figure.RATIO ? Figure.RATIO : Figure.PLAIN;
        }
        return latency(bare).isPresent() ? Figure.SECONDS : Figure.PLAIN;
    }

    /** A histogram's percentile, of durations in seconds by its name. */
    record Latency(double share, Selector buckets) {}

    static Optional<Latency> latency(Expression expression) {
        if (!(expression.bare() instanceof Call call)
                || !call.function().equals("histogram_quantile")
                || call.arguments().size() != 2
                || Constants.of(call.arguments().get(0)).isEmpty()) {
            return Optional.empty();
        }
        return counted(call.arguments().get(1))
                .filter(buckets -> buckets.metric() != null
                        && (buckets.metric().endsWith("_seconds_bucket")
                                || buckets.metric().endsWith("_seconds")))
                .map(buckets ->
                        new Latency(Constants.of(call.arguments().get(0)).getAsDouble(), buckets));
    }

    /** The counter behind {@code sum(rate(counter[5m]))}. */
    static Optional<Selector> counted(Expression expression) {
        if (expression.bare() instanceof Aggregation aggregation
                && aggregation.operator().equals("sum")
                && aggregation.of().bare() instanceof Call call
                && PER_TIME.contains(call.function())
                && call.arguments().size() == 1
                && call.arguments().get(0).bare() instanceof Selector selector
                && selector.range() != null
                && !selector.shifted()) {
            return Optional.of(selector);
        }
        return Optional.empty();
    }
}
