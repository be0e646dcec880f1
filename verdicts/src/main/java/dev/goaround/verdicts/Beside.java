package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Baseline;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.StatisticalComparison;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.verdicts.comparison.CandidateJudge;
import dev.goaround.verdicts.comparison.Comparison;
import dev.goaround.verdicts.comparison.ComparisonTerms;
import dev.goaround.verdicts.comparison.ComparisonTerms.Worse;
import dev.goaround.verdicts.comparison.RepeatedLooks;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The candidate beside its baseline, piece by piece: adds up what both gave in each piece of time, and looks at all pieces of
 * the window together.
 *
 * @param since windows never reach back over it
 */
record Beside(WatchPlanned plan, Sources sources, Instant since, Planned.Fed fed) {

    /** Half of the error is for the looks that were planned, half for all that are taken nevertheless. */
    private static final double SHARE_OF_PLANNED = 0.5;

    /** What a look comes to: a {@link Seen}, or why there is none. */
    sealed interface Outcome permits Seen, Unseen {}

    record Seen(Look look) implements Outcome {}

    record Unseen(Value.Missing why) implements Outcome {}

    /** With the pieces that are over by now, without those that the window no longer holds. */
    Pieces grown(Pieces before) {
        Pace pace = fed.pace();
        Pieces known = kept(before);
        long last = pace.last(plan.anchor(), sources.now());
        if (last <= known.closed()) {
            return known;
        }
        long first = Math.max(last + 1 - Pace.LATE_PIECES, pace.first(plan.anchor(), since));
        for (long number = Math.max(first, known.closed() + 1); number <= last; number++) {
            known = known.closed(number, piece(number));
        }
        // What leaves the window leaves it for a new piece: nothing is trimmed for time alone.
        return known.closed() == last ? known.from(last + 1 - pace.pieces()) : known;
    }

    /** Without what lies before the deployment's instant or a traffic step. */
    Pieces kept(Pieces before) {
        Pace pace = fed.pace();
        return Pieces.of(pace.piece(), before).from(pace.first(plan.anchor(), since));
    }

    private Piece piece(long number) {
        Pace pace = fed.pace();
        Window window = new Window(since, pace.end(plan.anchor(), number), pace.piece());
        Value candidate = signals(fed.feed(), window).ranked();
        Value baseline = signals(fed.baseline(), window).ranked();
        return candidate instanceof Value.Measured above
                        && baseline instanceof Value.Measured below
                        && above.lacking() == null
                        && below.lacking() == null
                ? Piece.of(number, above, below)
                : null;
    }

    /** As its sources stood at the end of a piece. */
    private Signals signals(Feed feed, Window window) {
        Map<String, SourceState> then = new HashMap<>();
        for (Probe probe : feed.probes()) {
            then.put(probe.source(), sources.of(probe).upTo(window.now()));
        }
        return new Signals(feed, new Sources(then, window.now()), window, null);
    }

    Outcome look(Pieces pieces) {
        StatisticalComparison statistical = condition().statistical();
        int values = pieces.pieces().size();
        int least = fed.pace().least(statistical);
        if (values < least) {
            return insufficient(pieces, values + " of " + least + " values a side");
        }
        Value.Measured basis = new Value.Measured(0, pieces.samples(), pieces.requests(), null);
        Optional<String> shortOf = Floors.shortOf(fed.rule().floor(), basis);
        if (shortOf.isPresent()) {
            return insufficient(
                    pieces,
                    shortOf.get() + " a side in " + Words.duration(fed.pace().over()));
        }
        return looked(pieces, values);
    }

    private Outcome looked(Pieces pieces, int values) {
        StatisticalComparison statistical = condition().statistical();
        double error = 1 - statistical.confidence();
        Integer planned = statistical.looks();
        int number = pieces.look();
        boolean asPlanned = planned != null && number <= planned;
        RepeatedLooks looks = planned == null
                ? RepeatedLooks.openEnded(error)
                : asPlanned
                        ? RepeatedLooks.planned(error * SHARE_OF_PLANNED, planned)
                        : RepeatedLooks.openEnded(error * (1 - SHARE_OF_PLANNED));
        Comparison comparison = new CandidateJudge(terms(looks))
                .judge(
                        pieces.values(Piece::candidate),
                        pieces.values(Piece::baseline),
                        planned == null || asPlanned ? number : number - planned);
        return switch (comparison.kind()) {
            case HEALTHY, BREACH ->
                new Seen(new Look(comparison, number, values, fed.pace().piece(), !pieces.isSeen()));
            case INSUFFICIENT ->
                insufficient(
                        pieces,
                        values + " values a side show nothing with " + Look.confidence(comparison.confidence())
                                + " confidence");
            case UNKNOWN -> new Unseen(Value.Missing.unknown(comparison.reason(), pieces.samples(), pieces.requests()));
        };
    }

    private static Unseen insufficient(Pieces pieces, String why) {
        return new Unseen(new Value.Missing(VerdictKind.INSUFFICIENT, why, pieces.samples(), pieces.requests()));
    }

    private ComparisonTerms terms(RepeatedLooks looks) {
        Condition condition = condition();
        StatisticalComparison statistical = condition.statistical();
        double change = Math.abs(condition.value());
        boolean byRatio = condition.baseline() == Baseline.RATIO;
        double usual = byRatio ? change * Relation.least(fed.feed().signal()) : change;
        double nearZero = statistical.nearZero() == null
                ? usual
                : byRatio ? statistical.nearZero() : Math.max(change, statistical.nearZero());
        return new ComparisonTerms(worse(condition), 1, byRatio ? change : 0, nearZero, looks);
    }

    private static Worse worse(Condition condition) {
        if (condition.statistical().eitherWay()) {
            return Worse.EITHER;
        }
        return Relation.falls(condition) ? Worse.LOWER : Worse.HIGHER;
    }

    private Condition condition() {
        return fed.rule().condition();
    }
}
