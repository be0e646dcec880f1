package dev.goaround.rollback.system;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.SourceKind;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Deployments that are watched by their health alone, each second; three failures in a row are a breach. */
record Health(Instant anchor) {

    private static final Duration SECOND = Duration.ofSeconds(1);

    WatchPlanned plan(DeploymentRef ref) {
        return plan(ref, 1);
    }

    WatchPlanned plan(DeploymentRef ref, long revision) {
        Condition failing = new Condition("health", Comparison.EQUAL, 0, null, Duration.ofSeconds(10), null, 3);
        return new WatchPlanned(
                ref,
                revision,
                WatchPurpose.DEPLOYMENT,
                true,
                null,
                anchor,
                anchor,
                anchor.plus(Duration.ofHours(4)),
                List.of(),
                List.of(new HttpProbe("health", "web", "/", 200, null, null, null, SECOND, SECOND)),
                List.of(new Trigger("down", "Health check failing", failing, null, null, null, null)),
                List.of(),
                List.of(),
                List.of(),
                "1.0.0",
                WatchPlanned.VERIFY_WITHIN);
    }

    SampleTaken sample(DeploymentRef ref, int second, boolean failed) {
        return sample(ref, second, failed ? SampleOutcome.FAILED : SampleOutcome.UP);
    }

    SampleTaken sample(DeploymentRef ref, int second, SampleOutcome outcome) {
        return sample(ref, second, outcome, anchor.plusSeconds(second));
    }

    /** As a probe takes it now: the log's time goes on by itself while the broker or the judge is away. */
    SampleTaken sampleNow(DeploymentRef ref, int sequence, boolean failed) {
        return sample(ref, sequence, failed ? SampleOutcome.FAILED : SampleOutcome.UP, Instant.now());
    }

    private static SampleTaken sample(DeploymentRef ref, int sequence, SampleOutcome outcome, Instant at) {
        return new SampleTaken(
                ref.id(),
                "web/health",
                SourceKind.SYNTHETIC,
                sequence,
                1,
                at,
                Duration.ofMillis(2),
                null,
                outcome,
                outcome == SampleOutcome.UP ? null : "status: 503",
                null,
                null,
                List.of());
    }
}
