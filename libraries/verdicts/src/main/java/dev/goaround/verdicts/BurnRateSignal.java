package dev.goaround.verdicts;

import dev.goaround.contracts.watch.BurnRate;

/**
 * How many times faster than allowed an error budget is used up, over two windows. Both have to exceed the limit, so the
 * slower of the two is the figure: the long window keeps a blip from counting, the short one ends it when the errors end.
 */
record BurnRateSignal(BurnRate rate, SignalProbes signalProbes, Sources sources, Window window) {

    SignalValue value() {
        SignalValue slow = over(window);
        SignalValue fast = over(new Window(window.since(), window.now(), rate.shortOver()));
        if (!(slow instanceof SignalValue.Measured longTime)) {
            return slow;
        }
        if (!(fast instanceof SignalValue.Measured shortTime)) {
            return fast;
        }
        double budget = 1 - rate.objective();
        double overLong = longTime.value() / budget;
        double overShort = shortTime.value() / budget;
        String note = VerdictWords.times(overLong) + " over " + VerdictWords.duration(window.over()) + ", "
                + VerdictWords.times(overShort)
                + " over " + VerdictWords.duration(rate.shortOver()) + " of the budget of "
                + VerdictWords.value(signalProbes.signal(), budget, "ratio");
        return new SignalValue.Measured(
                Math.min(overLong, overShort),
                longTime.samples(),
                longTime.requests(),
                VerdictWords.joined(note, longTime.note()),
                longTime.lacking() == null ? shortTime.lacking() : longTime.lacking());
    }

    private SignalValue over(Window span) {
        return new SourceSignals(signalProbes, sources, span, null).value();
    }
}
