package dev.goaround.rollback.judging.adapter;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.request.AskAnswered;
import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.contracts.request.RollbackRequested;
import dev.goaround.contracts.sample.SampleOutcome;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.SourceKind;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.GapPolicy;
import dev.goaround.contracts.watch.HttpProbe;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.TriggerMode;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import dev.goaround.contracts.watch.WebhookStep;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The events of a small deployment: one http probe each second, a trigger on three failures in a row, one on a finding. */
final class Story {

    static final String DEPLOYMENT = "dep-1";
    static final DeploymentRef REF = new DeploymentRef(DEPLOYMENT, "shop", "production", "2.0.0", 7);
    static final String SOURCE = "web/health";

    private Story() {}

    static WatchPlanned plan(long revision, boolean armed, TriggerMode mode) {
        Duration second = Duration.ofSeconds(1);
        Condition failing =
                new Condition("health", Comparison.EQUAL, 0, null, Duration.ofSeconds(10), Duration.ZERO, 3);
        return new WatchPlanned(
                REF,
                revision,
                WatchPurpose.DEPLOYMENT,
                armed,
                null,
                Stream.ZERO,
                Stream.ZERO,
                Stream.ZERO.plus(Duration.ofHours(8)),
                List.of(),
                List.of(new HttpProbe("health", "web", "/health", 200, null, null, null, second, second)),
                List.of(
                        new Trigger("down", "Health check failing", failing, null, mode, GapPolicy.HOLD, null),
                        new Trigger("corrupt", "Data corruption", null, "data-corruption", mode, null, null)),
                List.of(),
                List.of(),
                List.of(new WebhookStep("undo", null, URI.create("http://127.0.0.1:1/undo"), "hook", true, second)),
                "1.0.0",
                WatchPlanned.VERIFY_WITHIN);
    }

    static WatchPlanned plan(long revision) {
        return plan(revision, true, TriggerMode.AUTOMATIC);
    }

    /** A plan whose state is longer than the changelog takes. */
    static WatchPlanned overlong(WatchPlanned plan, long revision) {
        return overlong(plan, revision, StateSnapshots.MOST_BYTES);
    }

    static WatchPlanned overlong(WatchPlanned plan, long revision, int length) {
        return new WatchPlanned(
                plan.deployment(),
                revision,
                plan.purpose(),
                plan.armed(),
                "2".repeat(length),
                plan.anchor(),
                plan.since(),
                plan.expiresAt(),
                plan.targets(),
                plan.probes(),
                plan.triggers(),
                plan.checks(),
                plan.soaks(),
                plan.rollback(),
                plan.targetVersion(),
                plan.verifyWithin());
    }

    static SampleTaken sample(long sequence, SampleOutcome outcome, long watchRevision) {
        Instant at = Stream.ZERO.plusSeconds(sequence);
        return new SampleTaken(
                DEPLOYMENT,
                SOURCE,
                SourceKind.SYNTHETIC,
                sequence,
                watchRevision,
                at,
                Duration.ofMillis(3),
                null,
                outcome,
                outcome == SampleOutcome.UP ? null : "status: 503",
                null,
                null,
                List.of());
    }

    /** The same, with windows that begin at another instant. */
    static WatchPlanned since(WatchPlanned plan, Instant since) {
        return new WatchPlanned(
                plan.deployment(),
                plan.revision(),
                plan.purpose(),
                plan.armed(),
                plan.expectedVersion(),
                plan.anchor(),
                since,
                plan.expiresAt(),
                plan.targets(),
                plan.probes(),
                plan.triggers(),
                plan.checks(),
                plan.soaks(),
                plan.rollback(),
                plan.targetVersion(),
                plan.verifyWithin());
    }

    static SampleTaken versioned(long sequence, String version) {
        return new SampleTaken(
                DEPLOYMENT,
                SOURCE,
                SourceKind.SYNTHETIC,
                sequence,
                1,
                Stream.ZERO.plusSeconds(sequence),
                Duration.ofMillis(3),
                version,
                SampleOutcome.UP,
                null,
                null,
                null,
                List.of());
    }

    static SampleTaken down(long sequence) {
        return sample(sequence, SampleOutcome.FAILED, 1);
    }

    static SampleTaken up(long sequence) {
        return sample(sequence, SampleOutcome.UP, 1);
    }

    static RollbackRequested request(Instant at) {
        return new RollbackRequested(REF, "looks wrong", null, false, "ana", at);
    }

    static FindingRaised finding(String name, Instant at) {
        return new FindingRaised(REF, name, "rows differ", null, "scanner", at);
    }

    static AskAnswered answer(String trigger, boolean rollBack, Instant at) {
        return new AskAnswered(REF, trigger, rollBack, "yes, go back", "ana", at);
    }
}
