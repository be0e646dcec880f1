package dev.goaround.imports.argo;

import dev.goaround.imports.DurationNotation;
import dev.goaround.imports.ImportedFields;
import dev.goaround.imports.promql.PromqlDuration;
import java.time.Duration;
import java.util.Optional;

/**
 * How often a metric is measured, and how many failures end it: Argo counts them over the whole run, which is over as many
 * measurements as {@code count} says.
 *
 * @param count null: without an end
 * @param failures tolerated
 */
record ArgoMetric(Duration every, Integer count, int failures) {

    /** The judge keeps as many evaluations. */
    private static final int MOST_CHECKS = 60;

    /** Empty where something was refused. */
    static Optional<ArgoMetric> read(ImportedFields fields) {
        Optional<Duration> every = fields.span("interval", PromqlDuration::read).filter(span -> !span.isZero());
        Optional<Integer> count = fields.number("count");
        int failures = fields.number("failureLimit").orElse(0);
        if (every.isEmpty()) {
            if (!fields.has("interval")) {
                fields.whole(
                        "interval",
                        "without one it is asked once, which is a check before going on and no trigger",
                        "write it as a measured item of the checklist: “<!-- goaround: measured success_rate >= 95% -->”");
            }
            return Optional.empty();
        }
        if (count.isPresent() && count.get() == 1) {
            fields.whole(
                    "count",
                    "it is asked once, which is a check before going on and no trigger",
                    "write it as a measured item of the checklist: “<!-- goaround: measured success_rate >= 95% -->”");
            return Optional.empty();
        }
        return limited(
                fields,
                new ArgoMetric(every.get(), count.filter(number -> number > 0).orElse(null), failures));
    }

    private static Optional<ArgoMetric> limited(ImportedFields fields, ArgoMetric metric) {
        int failures = metric.failures();
        if (failures < 0 || (metric.count() != null && failures >= metric.count())) {
            fields.whole(
                    "failureLimit",
                    "it never fails, so there is nothing to trigger",
                    "lower it, or leave the metric out");
            return Optional.empty();
        }
        if (failures > 0 && metric.count() == null) {
            fields.whole(
                    "failureLimit",
                    "failures are counted over the whole run there, however long it lasts (" + (failures + 1)
                            + " in an hour and in a week are the same), and here over the last checks",
                    "say over how many: with “count: 20” it becomes “" + (failures + 1) + " of 20”");
            return Optional.empty();
        }
        if (failures > 0 && metric.count() > MOST_CHECKS) {
            fields.whole(
                    "count",
                    "failures are counted over that many measurements, and here over " + MOST_CHECKS + " at most",
                    "write a count up to " + MOST_CHECKS);
            return Optional.empty();
        }
        return Optional.of(metric);
    }

    /** Behind the condition. */
    String held() {
        return failures == 0 ? "" : " " + (failures + 1) + " of " + count;
    }

    String note() {
        return count == null
                ? "From the deployment on, every " + DurationNotation.text(every) + "."
                : "Argo ends after " + count + " measurements; this goes on watching, as long as the checklist says.";
    }
}
