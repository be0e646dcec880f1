package dev.goaround.imports.prometheus;

import dev.goaround.imports.FigureKind;
import dev.goaround.imports.promql.ConstantFolding;
import dev.goaround.imports.promql.PromqlExpression;
import dev.goaround.imports.promql.PromqlExpression.Aggregation;
import dev.goaround.imports.promql.PromqlExpression.Binary;
import dev.goaround.imports.promql.PromqlExpression.Call;
import dev.goaround.imports.promql.PromqlExpression.Selector;
import java.util.Optional;
import java.util.Set;

/** What kind of number a query answers; plain where the query does not show it. */
public final class FigureInference {

    private static final Set<String> PER_TIME = Set.of("rate", "increase", "irate");

    private FigureInference() {}

    public static FigureKind of(PromqlExpression expression) {
        PromqlExpression bare = expression.bare();
        if (bare instanceof Binary binary && binary.operator().equals("/")) {
            return counted(binary.left()).isPresent() && counted(binary.right()).isPresent()
                    ? FigureKind.RATIO
                    : FigureKind.PLAIN;
        }
        if (bare instanceof Binary binary
                && binary.operator().equals("-")
                && ConstantFolding.of(binary.left()).orElse(0) == 1) {
            return of(binary.right()) == FigureKind.RATIO ? FigureKind.RATIO : FigureKind.PLAIN;
        }
        return latency(bare).isPresent() ? FigureKind.SECONDS : FigureKind.PLAIN;
    }

    /** A histogram's percentile, of durations in seconds by its name. */
    record Latency(double share, Selector buckets) {}

    static Optional<Latency> latency(PromqlExpression expression) {
        if (!(expression.bare() instanceof Call call)
                || !call.function().equals("histogram_quantile")
                || call.arguments().size() != 2
                || ConstantFolding.of(call.arguments().get(0)).isEmpty()) {
            return Optional.empty();
        }
        return counted(call.arguments().get(1))
                .filter(buckets -> buckets.metric() != null
                        && (buckets.metric().endsWith("_seconds_bucket")
                                || buckets.metric().endsWith("_seconds")))
                .map(buckets ->
                        new Latency(ConstantFolding.of(call.arguments().get(0)).getAsDouble(), buckets));
    }

    /** The counter behind {@code sum(rate(counter[5m]))}. */
    static Optional<Selector> counted(PromqlExpression expression) {
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
