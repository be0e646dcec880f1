package dev.goaround.notifier;

import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.DeploymentOpened;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.ItemRef;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.deployment.PhaseCompleted;
import dev.goaround.contracts.deployment.PhaseEntered;
import dev.goaround.contracts.deployment.PhaseRef;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.ingress.DeploymentKind;
import dev.goaround.contracts.rollback.RollbackFailed;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackVerified;
import dev.goaround.contracts.rollback.StepDone;
import dev.goaround.contracts.verdict.Figures;
import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VerdictKind;
import dev.goaround.contracts.watch.Comparison;
import dev.goaround.contracts.watch.WatchPurpose;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Events of one deployment, for tests. */
public final class Events {
    public static final Instant AT = Instant.parse("2026-03-04T10:00:00Z");
    public static final PhaseRef BEFORE = new PhaseRef("p1", "Before", Stage.PREPARE, null, 1);
    public static final PhaseRef DEPLOY = new PhaseRef("p2", "Deployment", Stage.DEPLOY, null, 2);
    public static final PhaseRef CHECKS = new PhaseRef("p3", "Verification", Stage.VERIFY, null, 3);
    public static final PhaseRef BACK = new PhaseRef("p4", "Rollback", Stage.ROLLBACK, null, 4);

    private final String id;
    private final String version;

    public Events(String id) {
        this(id, "2.0.0");
    }

    public Events(String id, String version) {
        this.id = id;
        this.version = version;
    }

    public DeploymentRef at(long revision) {
        return new DeploymentRef(id, "greeter", "production", version, revision);
    }

    public DeploymentOpened opened(long definitionRevision) {
        return opened(definitionRevision, null);
    }

    /** By a pipeline that wants to be called back. */
    public DeploymentOpened calledBack(long definitionRevision, String url) {
        return opened(definitionRevision, URI.create(url));
    }

    private DeploymentOpened opened(long definitionRevision, URI callback) {
        return new DeploymentOpened(
                at(1),
                DeploymentKind.STANDARD,
                "release",
                3,
                definitionRevision,
                "1.0.0",
                List.of(BEFORE, DEPLOY, CHECKS, BACK),
                "https://ci.example/run/7",
                "ci",
                AT,
                callback,
                null);
    }

    public PhaseEntered entered(PhaseRef phase, long revision) {
        return new PhaseEntered(at(revision), phase, 3, null, AT.plusSeconds(revision));
    }

    public PhaseCompleted completed(PhaseRef phase, long revision) {
        return new PhaseCompleted(at(revision), phase, false, AT.plusSeconds(revision));
    }

    public AnnouncementOwed owed(String announcement, String template) {
        ItemRef item = new ItemRef("i1", "Announce the start in #releases", ItemKind.ANNOUNCED, "p1");
        return new AnnouncementOwed(at(2), announcement, item, template, AT);
    }

    public static Verdict breach() {
        return new Verdict(
                VerdictKind.BREACH,
                null,
                "error rate above 5 %",
                new Figures(
                        "error_rate",
                        1.0 / 3,
                        Comparison.GREATER,
                        0.05,
                        null,
                        Duration.ofSeconds(5),
                        10,
                        201L,
                        "app/traffic",
                        null));
    }

    public VerdictChanged verdict(VerdictChanged.Subject subject, Verdict verdict) {
        return new VerdictChanged(
                at(5), 4, WatchPurpose.DEPLOYMENT, subject, "t1", null, "Error rate > 5% for 5 seconds", verdict, AT);
    }

    public RollbackOrdered ordered() {
        return new RollbackOrdered(
                at(5),
                RollbackOrdered.idFor(id),
                RollbackOrdered.Cause.TRIGGER,
                "t1",
                "Error rate > 5% for 5 seconds",
                breach(),
                "goaround",
                "1.0.0",
                List.of(),
                4,
                AT,
                AT.plusSeconds(10),
                null);
    }

    public StepDone stepDone() {
        return new StepDone(at(5), RollbackOrdered.idFor(id), "platform", "key", true, "200", null, AT.plusSeconds(11));
    }

    public RollbackVerified verified() {
        return new RollbackVerified(
                at(6),
                RollbackOrdered.idFor(id),
                "1.0.0",
                List.of("health 1 == 1"),
                Duration.ofSeconds(12),
                AT.plusSeconds(22));
    }

    public RollbackFailed failed(String reason) {
        return new RollbackFailed(at(6), RollbackOrdered.idFor(id), reason, AT.plusSeconds(22));
    }

    public DeploymentEnded ended(Outcome outcome, long revision) {
        return new DeploymentEnded(at(revision), outcome, null, "1.0.0", Duration.ofSeconds(84), AT.plusSeconds(84));
    }
}
