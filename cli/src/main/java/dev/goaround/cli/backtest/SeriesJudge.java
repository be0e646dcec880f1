package dev.goaround.cli.backtest;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.sample.Measurement;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.SourceKind;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.PrometheusProbe;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.verdicts.WatchState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Judges a series as a deployment's watch does, by the same judge: each row is a sample of a metrics system's figure, which
 * is taken as it is. The state is kept here; one judge for one series.
 */
final class SeriesJudge {

    private static final String DEPLOYMENT = "series";
    private static final String ONE = "1";
    private static final int NANO_DIGITS = 9;

    private final Condition condition;
    private WatchState state;
    private long taken;
    private VerdictKind said;

    /** @param every between two rows: a gap that counts as bad has as many evaluations as fit into it */
    SeriesJudge(Condition condition, GapPolicy gap, BigDecimal begin, Duration every) {
        this.condition = condition;
        state = WatchState.begin(plan(condition, gap, instant(begin), every)).state();
    }

    /** @return the verdict, where it is of another kind than before */
    Optional<VerdictChange> accept(SeriesRow.Figure row) {
        state = state.accept(sample(row)).state();
        Verdict verdict = state.verdicts().get(0).verdict();
        if (verdict.kind() == said) {
            return Optional.empty();
        }
        said = verdict.kind();
        return Optional.of(new VerdictChange(row, condition.signal(), said, pendingSince(row, verdict)));
    }

    private BigDecimal pendingSince(SeriesRow.Figure row, Verdict verdict) {
        Duration holding = state.standings().get(0).holding();
        boolean isPending = verdict.pendingSince() != null || !holding.isZero();
        return isPending ? row.seconds().subtract(seconds(holding)) : null;
    }

    private SampleTaken sample(SeriesRow.Figure row) {
        boolean gap = row.value() == null;
        return new SampleTaken(
                DEPLOYMENT,
                state.plan().probes().get(0).source(),
                SourceKind.METRICS_SYSTEM,
                taken++,
                state.plan().revision(),
                instant(row.seconds()),
                Duration.ZERO,
                null,
                gap ? SampleOutcome.UNKNOWN : SampleOutcome.UP,
                gap ? "no value" : null,
                null,
                null,
                gap ? List.of() : List.of(new Measurement(condition.signal(), row.value(), condition.unit(), null)));
    }

    private static WatchPlanned plan(Condition condition, GapPolicy gap, Instant begin, Duration every) {
        PrometheusProbe rows =
                new PrometheusProbe("rows", DEPLOYMENT, "", condition.signal(), condition.unit(), null, every, every);
        return new WatchPlanned(
                new DeploymentRef(DEPLOYMENT, DEPLOYMENT, DEPLOYMENT, ONE, 1),
                1,
                WatchPurpose.DEPLOYMENT,
                false,
                null,
                begin,
                begin,
                Instant.MAX,
                List.of(),
                List.of(rows),
                List.of(new Trigger("trigger", "", condition, null, null, gap, null)),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    private static Instant instant(BigDecimal seconds) {
        BigDecimal rest = seconds.subtract(BigDecimal.valueOf(seconds.longValue()));
        return Instant.EPOCH.plus(Duration.ofSeconds(
                seconds.longValue(), rest.movePointRight(NANO_DIGITS).longValue()));
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), NANO_DIGITS));
    }
}
