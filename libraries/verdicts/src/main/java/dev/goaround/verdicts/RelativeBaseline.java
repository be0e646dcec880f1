package dev.goaround.verdicts;

import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import java.util.Optional;

/**
 * What a relative condition compares with: the targets with the role baseline over the same window, else the same service as it
 * was before the deployment.
 *
 * @param signalProbes of the candidate
 */
record RelativeBaseline(WatchPlanned plan, Sources sources, Rule rule, SignalProbes signalProbes, Window window) {

    /** With the sample that was just taken, if it is of the time before the deployment and serves as the baseline. */
    HistoricalBaseline grown(HistoricalBaseline historical, String fedBy) {
        boolean grows = rule.condition().measurand().comparedBy().isPresent()
                && rule.condition().measurand().statistical().isEmpty()
                && plan.purpose() == WatchPurpose.DEPLOYMENT
                && !plan.armed()
                && plan.expectedVersion() == null
                && signalProbes.has(fedBy)
                && SignalProbes.ofBaseline(plan, rule.condition()).isEmpty();
        if (!grows) {
            return historical;
        }
        HistoricalBaseline known = historical == null ? HistoricalBaseline.NOTHING : historical;
        return known.and(sources.states().get(fedBy).last(), signalProbes);
    }

    /** The baseline's figure, or why there is none: it has to rest on as much as the candidate's. */
    SignalValue value(HistoricalBaseline historical) {
        SignalValue value = measured(historical);
        if (value instanceof SignalValue.Missing missing) {
            return new SignalValue.Missing(
                    missing.kind(), "no baseline: " + missing.reason(), missing.samples(), missing.requests());
        }
        SignalValue.Measured measured = (SignalValue.Measured) value;
        if (measured.lacking() != null) {
            SignalValue.Missing lacking = measured.lacking();
            return new SignalValue.Missing(
                    lacking.kind(), "no baseline: " + lacking.reason(), lacking.samples(), lacking.requests());
        }
        return SampleFloor.shortOf(rule.floor(), measured)
                .<SignalValue>map(shortOf -> SignalValue.Missing.insufficient(
                        "the baseline rests on " + shortOf, measured.samples(), measured.requests()))
                .orElse(measured);
    }

    private SignalValue measured(HistoricalBaseline historical) {
        SignalProbes baseline = SignalProbes.ofBaseline(plan, rule.condition());
        if (baseline.isEmpty()) {
            return (historical == null ? HistoricalBaseline.NOTHING : historical).value(signalProbes);
        }
        Optional<String> gap = sources.gap(baseline);
        return gap.isPresent()
                ? SignalValue.Missing.unknown(gap.get(), 0, null)
                : new SourceSignals(baseline, sources, window, null).value();
    }
}
