package dev.goaround.contracts;

import dev.goaround.contracts.access.AccessGranted;
import dev.goaround.contracts.delivery.DeliveryFailed;
import dev.goaround.contracts.delivery.DeliveryMade;
import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.DeploymentFenced;
import dev.goaround.contracts.deployment.DeploymentOpened;
import dev.goaround.contracts.deployment.DeploymentPlanned;
import dev.goaround.contracts.deployment.GateBlocked;
import dev.goaround.contracts.deployment.GatePassed;
import dev.goaround.contracts.deployment.IncidentResolved;
import dev.goaround.contracts.deployment.ItemCompleted;
import dev.goaround.contracts.deployment.ItemFailed;
import dev.goaround.contracts.deployment.ItemNotApplicable;
import dev.goaround.contracts.deployment.ItemWaived;
import dev.goaround.contracts.deployment.PhaseCompleted;
import dev.goaround.contracts.deployment.PhaseEntered;
import dev.goaround.contracts.deployment.PhaseOverdue;
import dev.goaround.contracts.ingress.DeploymentStarted;
import dev.goaround.contracts.ingress.EvidenceSubmitted;
import dev.goaround.contracts.ingress.ProgressReported;
import dev.goaround.contracts.request.AskAnswered;
import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.contracts.request.RollbackRequested;
import dev.goaround.contracts.rollback.RollbackFailed;
import dev.goaround.contracts.rollback.RollbackOrdered;
import dev.goaround.contracts.rollback.RollbackVerified;
import dev.goaround.contracts.rollback.StepDone;
import dev.goaround.contracts.rollback.StepFailed;
import dev.goaround.contracts.rollback.StepStarted;
import dev.goaround.contracts.rollback.StepUnknown;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.contracts.service.ServiceDefined;
import dev.goaround.contracts.verdict.VerdictChanged;
import dev.goaround.contracts.verdict.VersionSeen;
import dev.goaround.contracts.watch.WatchPlanned;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every event: its CloudEvents type, the topic that carries it, its record. */
public enum EventType {
    DEPLOYMENT_STARTED("dev.goaround.ingress.deployment-started.v1", Topic.INGRESS, DeploymentStarted.class),
    PROGRESS_REPORTED("dev.goaround.ingress.progress-reported.v1", Topic.INGRESS, ProgressReported.class),
    EVIDENCE_SUBMITTED("dev.goaround.ingress.evidence-submitted.v1", Topic.INGRESS, EvidenceSubmitted.class),
    SERVICE_DEFINED("dev.goaround.service.defined.v1", Topic.SERVICES, ServiceDefined.class),
    ACCESS_GRANTED("dev.goaround.access.granted.v1", Topic.ACCESS, AccessGranted.class),
    DEPLOYMENT_PLANNED("dev.goaround.deployment.planned.v1", Topic.PHASES, DeploymentPlanned.class),
    DEPLOYMENT_OPENED("dev.goaround.deployment.opened.v1", Topic.PHASES, DeploymentOpened.class),
    DEPLOYMENT_FENCED("dev.goaround.deployment.fenced.v1", Topic.PHASES, DeploymentFenced.class),
    DEPLOYMENT_ENDED("dev.goaround.deployment.ended.v1", Topic.PHASES, DeploymentEnded.class),
    GATE_BLOCKED("dev.goaround.gate.blocked.v1", Topic.PHASES, GateBlocked.class),
    GATE_PASSED("dev.goaround.gate.passed.v1", Topic.PHASES, GatePassed.class),
    PHASE_ENTERED("dev.goaround.phase.entered.v1", Topic.PHASES, PhaseEntered.class),
    PHASE_COMPLETED("dev.goaround.phase.completed.v1", Topic.PHASES, PhaseCompleted.class),
    PHASE_OVERDUE("dev.goaround.phase.overdue.v1", Topic.PHASES, PhaseOverdue.class),
    ITEM_COMPLETED("dev.goaround.item.completed.v1", Topic.PHASES, ItemCompleted.class),
    ITEM_FAILED("dev.goaround.item.failed.v1", Topic.PHASES, ItemFailed.class),
    ITEM_WAIVED("dev.goaround.item.waived.v1", Topic.PHASES, ItemWaived.class),
    ITEM_NOT_APPLICABLE("dev.goaround.item.not-applicable.v1", Topic.PHASES, ItemNotApplicable.class),
    ANNOUNCEMENT_OWED("dev.goaround.announcement.owed.v1", Topic.PHASES, AnnouncementOwed.class),
    INCIDENT_RESOLVED("dev.goaround.incident.resolved.v1", Topic.PHASES, IncidentResolved.class),
    WATCH_PLANNED("dev.goaround.watch.planned.v1", Topic.WATCHES, WatchPlanned.class),
    ROLLBACK_REQUESTED("dev.goaround.request.rollback-requested.v1", Topic.REQUESTS, RollbackRequested.class),
    FINDING_RAISED("dev.goaround.request.finding-raised.v1", Topic.REQUESTS, FindingRaised.class),
    ASK_ANSWERED("dev.goaround.request.ask-answered.v1", Topic.REQUESTS, AskAnswered.class),
    SAMPLE_TAKEN("dev.goaround.sample.taken.v1", Topic.SAMPLES, SampleTaken.class),
    TIME_PASSED("dev.goaround.sample.time-passed.v1", Topic.SAMPLES, TimePassed.class),
    VERDICT_CHANGED("dev.goaround.verdict.changed.v1", Topic.VERDICTS, VerdictChanged.class),
    VERSION_SEEN("dev.goaround.version.seen.v1", Topic.VERDICTS, VersionSeen.class),
    ROLLBACK_ORDERED("dev.goaround.rollback.ordered.v1", Topic.ROLLBACKS, RollbackOrdered.class),
    STEP_STARTED("dev.goaround.rollback.step-started.v1", Topic.ROLLBACKS, StepStarted.class),
    STEP_DONE("dev.goaround.rollback.step-done.v1", Topic.ROLLBACKS, StepDone.class),
    STEP_FAILED("dev.goaround.rollback.step-failed.v1", Topic.ROLLBACKS, StepFailed.class),
    STEP_UNKNOWN("dev.goaround.rollback.step-unknown.v1", Topic.ROLLBACKS, StepUnknown.class),
    ROLLBACK_VERIFIED("dev.goaround.rollback.verified.v1", Topic.ROLLBACKS, RollbackVerified.class),
    ROLLBACK_FAILED("dev.goaround.rollback.failed.v1", Topic.ROLLBACKS, RollbackFailed.class),
    DELIVERY_MADE("dev.goaround.delivery.made.v1", Topic.DELIVERIES, DeliveryMade.class),
    DELIVERY_FAILED("dev.goaround.delivery.failed.v1", Topic.DELIVERIES, DeliveryFailed.class);

    private static final Map<String, EventType> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::type, Function.identity()));
    private static final Map<Class<?>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::record, Function.identity()));

    private final String type;
    private final Topic topic;
    private final Class<? extends Event> record;

    EventType(String type, Topic topic, Class<? extends Event> record) {
        this.type = type;
        this.topic = topic;
        this.record = record;
    }

    /** The CloudEvents {@code type}. */
    public String type() {
        return type;
    }

    public Topic topic() {
        return topic;
    }

    public Class<? extends Event> record() {
        return record;
    }

    /** Class-path resource of the closed JSON Schema (draft 2020-12). */
    public String schemaResource() {
        return "/dev/goaround/contracts/schemas/" + type + ".schema.json";
    }

    public static Optional<EventType> ofType(String type) {
        return Optional.ofNullable(type).map(BY_TYPE::get);
    }

    public static EventType of(Event event) {
        EventType type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException("no event type for " + event.getClass());
        }
        return type;
    }
}
