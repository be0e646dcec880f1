package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.verdicts.combined.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether an expression of several signals is true: 1, or 0. Each signal is judged like one that stands alone, with its gap, its
 * floor and a sick observer; where one says nothing and the others do not decide, the whole is unknown or insufficient.
 */
record Combination(WatchPlanned plan, Sources sources, Planned.Fed fed, Window window) {

    Value value() {
        Map<String, Value> values = new TreeMap<>();
        for (Feed feed : fed.each()) {
            values.put(feed.signal().name(), floored(of(feed)));
        }
        Map<String, Double> known = new TreeMap<>();
        values.forEach((signal, value) -> {
            if (value instanceof Value.Measured measured) {
                known.put(signal, measured.value());
            }
        });
        Expression.Answer answer =
                Expression.of(fed.rule().condition().combined()).evaluate(known);
        return answer.holds()
                .<Value>map(holds -> new Value.Measured(holds ? 1 : 0, samples(values), null, figures(values)))
                .orElseGet(() -> missing(values, answer.lacking()));
    }

    private Value of(Feed feed) {
        if (feed.isEmpty()) {
            return Value.Missing.unknown("no probe gives it: " + feed.wanted() + " is needed", 0, null);
        }
        return sources.gap(feed)
                .or(() -> Sickness.of(plan, sources, feed))
                .<Value>map(why -> Value.Missing.unknown(why, 0, null))
                .orElseGet(() -> new Signals(feed, sources, window, plan.expectedVersion()).value());
    }

    /** What tells of some sources only leaves open what the whole is. */
    private Value floored(Value value) {
        if (value instanceof Value.Measured partly && partly.lacking() != null) {
            return partly.lacking();
        }
        return value instanceof Value.Measured measured
                ? Floors.shortOf(fed.rule().floor(), measured)
                        .<Value>map(shortOf -> Value.Missing.insufficient(shortOf, measured.samples(), null))
                        .orElse(measured)
                : value;
    }

    /** The least of those that say something: the whole rests on each of them. */
    private static long samples(Map<String, Value> values) {
        return values.values().stream()
                .filter(Value.Measured.class::isInstance)
                .mapToLong(value -> ((Value.Measured) value).samples())
                .min()
                .orElse(0);
    }

    private String figures(Map<String, Value> values) {
        List<String> figures = new ArrayList<>();
        values.forEach((name, value) -> {
            Signal signal = Signal.named(name);
            figures.add(Words.signal(signal) + " "
                    + (value instanceof Value.Measured measured
                            ? Words.value(signal, measured.value(), null)
                            : kind((Value.Missing) value)));
        });
        return String.join(", ", figures);
    }

    private static String kind(Value.Missing missing) {
        return missing.kind() == VerdictKind.UNKNOWN ? "unknown" : "not judged";
    }

    private Value missing(Map<String, Value> values, List<String> lacking) {
        List<String> reasons = new ArrayList<>();
        boolean unknown = lacking.isEmpty();
        for (String name : lacking) {
            Value.Missing missing = (Value.Missing) values.get(name);
            unknown |= missing.kind() == VerdictKind.UNKNOWN;
            reasons.add(Words.signal(Signal.named(name)) + " " + kind(missing) + " (" + missing.reason() + ")");
        }
        String reason = reasons.isEmpty() ? "its figures cannot be reckoned with" : String.join(", ", reasons);
        return new Value.Missing(
                unknown ? VerdictKind.UNKNOWN : VerdictKind.INSUFFICIENT, reason, samples(values), null);
    }
}
