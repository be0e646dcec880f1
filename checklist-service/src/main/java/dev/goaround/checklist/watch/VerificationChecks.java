package dev.goaround.checklist.watch;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.watch.BurnRate;
import dev.goaround.contracts.watch.Check;
import dev.goaround.contracts.watch.Combined;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.HoldingTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What proves a rollback: the old version answers, health is back, the trigger's own signal is on the good side again. Each is looked at
 * over a window that fits into the time of the verification; what cannot be looked at is said in the words of what is.
 */
public final class VerificationChecks {

    /** What a check says, by which its proof is known again among those of a verified rollback. */
    public enum Text {
        VERSION("version ", " answers again"),
        HEALTH("health is back", "");

        private final String begin;
        private final String end;

        Text(String begin, String end) {
            this.begin = begin;
            this.end = end;
        }

        String of(String version) {
            return end.isEmpty() ? begin : begin + version + end;
        }

        /** @param proof a check's text, a colon, and what was seen */
        public boolean isIn(String proof) {
            return proof.startsWith(begin) && proof.indexOf(end + ":") >= begin.length();
        }
    }

    private static final String NOT_AGAIN = " (what the trigger fired on has no limit that could be looked at again)";

    private VerificationChecks() {}

    static List<Check> of(Deployment deployment) {
        SignalSources sources = new SignalSources(deployment.environment());
        List<Check> checks = new ArrayList<>();
        if (sources.giveVersion() && deployment.rollback().targetVersion() != null) {
            checks.add(all(
                    deployment,
                    sources,
                    Check.VERSION,
                    Text.VERSION.of(deployment.rollback().targetVersion()),
                    "version"));
        }
        if (sources.give("health")) {
            checks.add(all(deployment, sources, "verify-health", Text.HEALTH.of(null), "health"));
        }
        Optional<WatchedTrigger> trigger =
                Optional.ofNullable(deployment.rollback().rule()).flatMap(deployment::trigger);
        Optional<Condition> limit = trigger.flatMap(known -> limit(known, sources))
                .filter(bad -> bad.signals().stream().allMatch(sources::give));
        if (limit.isPresent()) {
            limit.filter(bad -> !bad.signal().equals("health"))
                    .ifPresent(bad -> checks.add(recovered(deployment, sources, bad)));
            return checks;
        }
        return trigger.isPresent() ? withoutTheTrigger(checks) : checks;
    }

    /** Said once, with the last of them. */
    private static List<Check> withoutTheTrigger(List<Check> checks) {
        if (checks.isEmpty()) {
            return checks;
        }
        Check last = checks.remove(checks.size() - 1);
        checks.add(new Check(last.id(), last.item(), last.text() + NOT_AGAIN, last.condition(), last.floor()));
        return checks;
    }

    private static Check all(Deployment deployment, SignalSources sources, String id, String text, String signal) {
        Condition condition =
                new Condition(signal, Comparison.EQUAL, 1, "ratio", fitting(deployment, sources.over(signal)), null, 1);
        return new Check(id, null, text, condition, sources.floor(condition));
    }

    /**
     * The trigger's limit as an absolute one: of a relative condition what it was held against, of a burn rate the error rate
     * that it allows. A rise has none, nor has a comparison to both sides; a statistical one needs no long window here.
     */
    private static Optional<Condition> limit(WatchedTrigger trigger, SignalSources sources) {
        Condition bad = trigger.rule() == null ? null : trigger.rule().condition();
        if (bad == null) {
            return Optional.empty();
        }
        return bad.measurand()
                .fold(
                        level -> Optional.of(bad),
                        change -> heldAgainst(trigger, bad, bad.over()),
                        statistical -> statistical.comparison().eitherWay()
                                ? Optional.empty()
                                : heldAgainst(trigger, bad, sources.over(bad.signal())),
                        burn -> Optional.of(allowed(bad, burn.rate())),
                        rise -> Optional.empty(),
                        combined -> Optional.of(bad));
    }

    private static Condition allowed(Condition bad, BurnRate rate) {
        double errors = bad.value() * (1 - rate.objective());
        return new Condition(bad.signal(), bad.op(), errors, "ratio", rate.shortOver(), null, 1);
    }

    private static Optional<Condition> heldAgainst(WatchedTrigger trigger, Condition bad, Duration over) {
        return Optional.ofNullable(trigger.verdict())
                .map(Verdict::figures)
                .filter(figures -> figures.baseline() != null)
                .map(figures ->
                        new Condition(bad.signal(), bad.op(), figures.threshold(), figures.unit(), over, null, 1));
    }

    /** Held over the whole of a window that is longer than the verification may take, it would never be proved. */
    private static Duration fitting(Deployment deployment, Duration over) {
        Duration most = deployment.environment().judging().verifyWithin().dividedBy(2);
        return over == null || over.compareTo(most) <= 0 ? over : most;
    }

    private static Check recovered(Deployment deployment, SignalSources sources, Condition bad) {
        Duration over = fitting(deployment, bad.over());
        return bad.measurand()
                .combined()
                .map(combined -> noLonger(sources, combined, over))
                .orElseGet(() -> onTheGoodSide(sources, bad, over));
    }

    private static Check onTheGoodSide(SignalSources sources, Condition bad, Duration over) {
        Condition good = new Condition(bad.signal(), inverse(bad.op()), bad.value(), bad.unit(), over, null, 1);
        String text = good.signal() + " " + good.op().sign() + " " + good.value() + " again";
        return new Check("verify-" + good.signal(), null, text, good, sources.floor(good));
    }

    private static Check noLonger(SignalSources sources, Combined combined, Duration over) {
        Combined opposite = new Combined("!(" + combined.expression() + ")", combined.signals());
        Condition good = Condition.ofCombined(opposite, over, HoldingTerms.Unbroken.AT_ONCE);
        return new Check(
                "verify-" + good.signal(), null, combined.expression() + " is over", good, sources.floor(good));
    }

    /** A trigger that fires on an exact value ({@code health == 0}) is recovered from above it. */
    private static Comparison inverse(Comparison bad) {
        return switch (bad) {
            case LESS -> Comparison.AT_LEAST;
            case AT_MOST, EQUAL -> Comparison.GREATER;
            case GREATER -> Comparison.AT_MOST;
            case AT_LEAST -> Comparison.LESS;
        };
    }
}
