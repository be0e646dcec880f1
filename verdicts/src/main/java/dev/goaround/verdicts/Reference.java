package dev.goaround.verdicts;

import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import java.util.Optional;

/**
 * What a relative condition compares with: the targets with the role baseline over the same window, else the same service as it
 * was before the deployment.
 *
 * @param feed of the candidate
 */
record Reference(WatchPlanned plan, Sources sources, Rule rule, Feed feed, Window window) {

    /** With the sample that was just taken, if it is of the time before the deployment and serves as the baseline. */
    Before grown(Before before, String fedBy) {
        boolean grows = rule.condition().baseline() != null
                && rule.condition().statistical() == null
                && plan.purpose() == WatchPurpose.DEPLOYMENT
                && !plan.armed()
                && plan.expectedVersion() == null
                && feed.has(fedBy)
                && Feed.ofBaseline(plan, rule.condition()).isEmpty();
        if (!grows) {
            return before;
        }
        Before known = before == null ? Before.NOTHING : before;
        return known.and(sources.states().get(fedBy).last(), feed);
    }

    /** The baseline's figure, or why there is none: it has to rest on as much as the candidate's. */
    Value value(Before before) {
        Value value = measured(before);
        if (value instanceof Value.Missing missing) {
            return new Value.Missing(
                    missing.kind(), "no baseline: " + missing.reason(), missing.samples(), missing.requests());
        }
        Value.Measured measured = (Value.Measured) value;
        if (measured.lacking() != null) {
            Value.Missing lacking = measured.lacking();
            return new Value.Missing(
                    lacking.kind(), "no baseline: " + lacking.reason(), lacking.samples(), lacking.requests());
        }
        return Floors.shortOf(rule.floor(), measured)
                .<Value>map(shortOf -> Value.Missing.insufficient(
                        "the baseline rests on " + shortOf, measured.samples(), measured.requests()))
                .orElse(measured);
    }

    private Value measured(Before before) {
        Feed baseline = Feed.ofBaseline(plan, rule.condition());
        if (baseline.isEmpty()) {
            return (before == null ? Before.NOTHING : before).value(feed);
        }
        Optional<String> gap = sources.gap(baseline);
        return gap.isPresent()
                ? Value.Missing.unknown(gap.get(), 0, null)
                : new Signals(baseline, sources, window, null).value();
    }
}
