package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Combined;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.verdicts.combined.CombinedExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether an expression of several signals is true: 1, or 0. Each signal is judged like one that stands alone, with its gap, its
 * floor and a sick observer; where one says nothing and the others do not decide, the whole is unknown or insufficient.
 */
record CombinedSignal(
        Combined combined, WatchPlanned plan, Sources sources, CompiledPlan.CompiledRule compiledRule, Window window) {

    SignalValue value() {
        Map<String, SignalValue> values = new TreeMap<>();
        for (SignalProbes signalProbes : compiledRule.each()) {
            values.put(signalProbes.signal().name(), floored(of(signalProbes)));
        }
        Map<String, Double> known = new TreeMap<>();
        values.forEach((signal, value) -> {
            if (value instanceof SignalValue.Measured measured) {
                known.put(signal, measured.value());
            }
        });
        CombinedExpression.Answer answer = CombinedExpression.of(combined).evaluate(known);
        return answer.holds()
                .<SignalValue>map(
                        holds -> new SignalValue.Measured(holds ? 1 : 0, samples(values), null, figures(values)))
                .orElseGet(() -> missing(values, answer.lacking()));
    }

    private SignalValue of(SignalProbes signalProbes) {
        if (signalProbes.isEmpty()) {
            return SignalValue.Missing.unknown("no probe gives it: " + signalProbes.wanted() + " is needed", 0, null);
        }
        return sources.gap(signalProbes)
                .or(() -> ObserverHealth.of(plan, sources, signalProbes))
                .<SignalValue>map(why -> SignalValue.Missing.unknown(why, 0, null))
                .orElseGet(() -> new SourceSignals(signalProbes, sources, window, plan.expectedVersion()).value());
    }

    /** What tells of some sources only leaves open what the whole is. */
    private SignalValue floored(SignalValue value) {
        if (value instanceof SignalValue.Measured partly && partly.lacking() != null) {
            return partly.lacking();
        }
        return value instanceof SignalValue.Measured measured
                ? SampleFloor.shortOf(compiledRule.rule().floor(), measured)
                        .<SignalValue>map(
                                shortOf -> SignalValue.Missing.insufficient(shortOf, measured.samples(), null))
                        .orElse(measured)
                : value;
    }

    /** The least of those that say something: the whole rests on each of them. */
    private static long samples(Map<String, SignalValue> values) {
        return values.values().stream()
                .filter(SignalValue.Measured.class::isInstance)
                .mapToLong(value -> ((SignalValue.Measured) value).samples())
                .min()
                .orElse(0);
    }

    private String figures(Map<String, SignalValue> values) {
        List<String> figures = new ArrayList<>();
        values.forEach((name, value) -> {
            Signal signal = Signal.named(name);
            figures.add(VerdictWords.signal(signal) + " "
                    + (value instanceof SignalValue.Measured measured
                            ? VerdictWords.value(signal, measured.value(), null)
                            : kind((SignalValue.Missing) value)));
        });
        return String.join(", ", figures);
    }

    private static String kind(SignalValue.Missing missing) {
        return missing.kind() == VerdictKind.UNKNOWN ? "unknown" : "not judged";
    }

    private SignalValue missing(Map<String, SignalValue> values, List<String> lacking) {
        List<String> reasons = new ArrayList<>();
        boolean unknown = lacking.isEmpty();
        for (String name : lacking) {
            SignalValue.Missing missing = (SignalValue.Missing) values.get(name);
            unknown |= missing.kind() == VerdictKind.UNKNOWN;
            reasons.add(VerdictWords.signal(Signal.named(name)) + " " + kind(missing) + " (" + missing.reason() + ")");
        }
        String reason = reasons.isEmpty() ? "its figures cannot be reckoned with" : String.join(", ", reasons);
        return new SignalValue.Missing(
                unknown ? VerdictKind.UNKNOWN : VerdictKind.INSUFFICIENT, reason, samples(values), null);
    }
}
