package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.WatchPlanned;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges a trigger that compares statistically with a baseline beside the candidate. Its evaluations are looks at all pieces of
 * the window, a few in each window; "3 times in a row" is three looks.
 *
 * @param since as for {@link RuleJudge}
 * @param fedBy as there: the candidate's source, or the baseline's
 */
record BesideJudge(WatchPlanned plan, Sources sources, Instant since, String fedBy) {

    /** What brings an evaluation about: not a sample, whose source it would be. */
    static final String LOOK = "look";

    /** Between two looks a sample only adds to a piece of time, and most samples end none. */
    // The same pieces are the same object.
    @SuppressWarnings("ReferenceEquality")
    RuleState judge(Planned.Fed fed, RuleState before) {
        Feed feed = fed.feed();
        if (fed.pace() == null) {
            Verdict verdict = feed.isEmpty() ? Reasons.notWatched(feed) : Reasons.noBaseline(fed.baseline());
            return new RuleState(Pending.NONE, false, null, verdict);
        }
        Window window = new Window(since, sources.now(), fed.pace().over());
        Evaluation at = new Evaluation(fed, window, before, new Reasons(fed.rule(), feed, window, null), null);
        Optional<String> gap = sources.gap(feed)
                .or(() -> Sickness.of(plan, sources, feed))
                .or(() -> sources.gap(fed.baseline()).map(why -> "no baseline: " + why));
        if (gap.isPresent()) {
            return pending()
                    .unknown(at, Value.Missing.unknown(gap.get(), 0, null))
                    .comparing(before.pieces());
        }
        Beside beside = new Beside(plan, sources, since, fed);
        Pieces pieces = fedBy == null ? beside.kept(before.pieces()) : beside.grown(before.pieces());
        boolean due = pieces.isDue(fed.pace().between());
        boolean more =
                before.pieces() == null || pieces.closed() != before.pieces().closed();
        boolean unsaid = before.verdict() == null || before.gapSince() != null;
        return unsaid || (more && due)
                ? looked(at, beside.look(due ? pieces : pieces.lastLook()), pieces)
                : pieces == before.pieces() ? before : before.comparing(pieces);
    }

    private RuleState looked(Evaluation at, Beside.Outcome outcome, Pieces pieces) {
        if (outcome instanceof Beside.Unseen unseen) {
            RuleState state = unseen.why().kind() == VerdictKind.UNKNOWN
                    ? pending().unknown(at, unseen.why())
                    : pending().notJudged(at, at.reasons().insufficient(unseen.why()));
            return state.comparing(pieces);
        }
        Look look = ((Beside.Seen) outcome).look();
        Relation relation = look.relation(Relation.falls(at.condition()));
        Reasons reasons = new Reasons(at.rule(), at.feed(), at.window(), relation, look);
        Evaluation by = new Evaluation(at.fed(), at.window(), at.before(), reasons, look.fresh() ? LOOK : null);
        Value.Measured measured = new Value.Measured(look.candidate(), pieces.samples(), pieces.requests(), null);
        return pending().held(by, measured, look.isWorse()).comparing(look.fresh() ? pieces.seen() : pieces);
    }

    private PendingJudge pending() {
        return new PendingJudge(sources, fedBy);
    }
}
