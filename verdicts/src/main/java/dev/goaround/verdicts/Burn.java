package dev.goaround.verdicts;

import dev.goaround.contracts.watch.BurnRate;

/**
 * How many times faster than allowed an error budget is used up, over two windows. Both have to exceed the limit, so the
 * slower of the two is the figure: the long window keeps a blip from counting, the short one ends it when the errors end.
 */
record Burn(BurnRate rate, Feed feed, Sources sources, Window window) {

    Value value() {
        Value slow = over(window);
        Value fast = over(new Window(window.since(), window.now(), rate.shortOver()));
        if (!(slow instanceof Value.Measured longTime)) {
            return slow;
        }
        if (!(fast instanceof Value.Measured shortTime)) {
            return fast;
        }
        double budget = 1 - rate.objective();
        double overLong = longTime.value() / budget;
        double overShort = shortTime.value() / budget;
        String note = Words.times(overLong) + " over " + Words.duration(window.over()) + ", " + Words.times(overShort)
                + " over " + Words.duration(rate.shortOver()) + " of the budget of "
                + Words.value(feed.signal(), budget, "ratio");
        return new Value.Measured(
                Math.min(overLong, overShort),
                longTime.samples(),
                longTime.requests(),
                Words.joined(note, longTime.note()),
                longTime.lacking() == null ? shortTime.lacking() : longTime.lacking());
    }

    private Value over(Window span) {
        return new Signals(feed, sources, span, null).value();
    }
}
