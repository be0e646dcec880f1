package dev.goaround.standalone.imports.argo;

import dev.goaround.standalone.imports.Fields;
import dev.goaround.standalone.imports.Lasting;
import dev.goaround.standalone.imports.promql.Span;
import java.time.Duration;
import java.util.Optional;

/**
 * How often a metric is measured, and how many failures end it: Argo counts them over the whole run, which is over as many
 * measurements as {@code count} says.
 *
 * @param count null: without an end
 * @param failures tolerated
 */
record Metric(Duration every, Integer count, int failures) {

    /** The judge keeps as many evaluations. */
    private static final int MOST_CHECKS = 60;

    /** Empty where something was refused. */
    static Optional<Metric> read(Fields fields) {
        Optional<Duration> every = fields.span("interval", Span::read).filter(span -> !span.isZero());
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
                new Metric(every.get(), count.filter(number -> number > 0).orElse(null), failures));
    }

    private static Optional<Metric> limited(Fields fields, Metric metric) {
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
                ? "From the deployment on, every " + Lasting.text(every) + "."
                : "Argo ends after " + count + " measurements; this goes on watching, as long as the checklist says.";
    }
}
