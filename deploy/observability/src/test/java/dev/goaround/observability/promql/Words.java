package dev.goaround.observability.promql;

import java.util.List;
import java.util.Set;

/** The words of PromQL as of Prometheus 2.42, the oldest that the dashboards and rules are run against. */
final class Words {
    static final Set<String> AGGREGATIONS = Set.of(
            "sum",
            "avg",
            "count",
            "min",
            "max",
            "group",
            "stddev",
            "stdvar",
            "topk",
            "bottomk",
            "count_values",
            "quantile");

    static final Set<String> FUNCTIONS =
            Set.of(("abs absent absent_over_time avg_over_time ceil changes clamp clamp_max clamp_min count_over_time"
                            + " day_of_month day_of_week day_of_year days_in_month delta deriv exp floor"
                            + " histogram_count histogram_sum histogram_fraction histogram_quantile holt_winters hour"
                            + " idelta increase irate label_join label_replace last_over_time ln log10 log2"
                            + " max_over_time min_over_time minute month predict_linear present_over_time"
                            + " quantile_over_time rate resets round scalar sgn sort sort_desc sqrt stddev_over_time"
                            + " stdvar_over_time sum_over_time time timestamp vector year")
                    .split(" "));

    /** From the loosest to the tightest; {@code ^} is apart, being right-associative. */
    static final List<Set<String>> OPERATORS = List.of(
            Set.of("or"),
            Set.of("and", "unless"),
            Set.of("==", "!=", "<=", "<", ">=", ">"),
            Set.of("+", "-"),
            Set.of("*", "/", "%", "atan2"));

    private Words() {}
}
