package dev.goaround.notifier.announcement;

import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.DeploymentEvent;
import dev.goaround.contracts.deployment.DeploymentFenced;
import dev.goaround.contracts.deployment.DeploymentOpened;
import dev.goaround.contracts.deployment.DeploymentPlanned;
import dev.goaround.contracts.deployment.GatePassed;
import dev.goaround.contracts.deployment.IncidentResolved;
import dev.goaround.contracts.deployment.ItemFailed;
import dev.goaround.contracts.deployment.ItemWaived;
import dev.goaround.contracts.deployment.PhaseEntered;
import dev.goaround.contracts.deployment.PhaseOverdue;
import dev.goaround.contracts.ingress.DeploymentKind;
import dev.goaround.notifier.announcement.AnnouncementWording.Words;
import dev.goaround.notifier.text.FigureText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The walk of a deployment in words. */
final class DeploymentWording {
    private static final String OURSELVES = "goaround";

    private DeploymentWording() {}

    /** @param snapshot with the event in it */
    static Optional<Words> of(DeploymentEvent event, DeploymentSnapshot snapshot) {
        if (event instanceof DeploymentOpened opened) {
            return opened(opened);
        }
        if (event instanceof DeploymentPlanned planned) {
            return ScheduleWording.planned(planned);
        }
        if (event instanceof PhaseEntered entered) {
            return ScheduleWording.entered(entered);
        }
        if (event instanceof PhaseOverdue overdue) {
            return ScheduleWording.overdue(overdue);
        }
        if (event instanceof ItemFailed failed) {
            return Words.of(
                    AnnouncementKind.ITEM_FAILED,
                    AnnouncementTone.BAD,
                    failed.at(),
                    "A check of " + AnnouncementWording.name(event.deployment()) + " failed: “"
                            + failed.item().text() + "”",
                    failed.reason() == null ? List.of() : List.of(failed.reason()));
        }
        if (event instanceof GatePassed passed) {
            return Words.of(
                    AnnouncementKind.GATE_PASSED,
                    AnnouncementTone.PLAIN,
                    passed.at(),
                    AnnouncementWording.name(event.deployment()) + ": gate " + passed.gate() + " passed",
                    List.of());
        }
        if (event instanceof DeploymentFenced fenced) {
            return Words.of(
                    AnnouncementKind.FENCED,
                    AnnouncementTone.BAD,
                    fenced.at(),
                    AnnouncementWording.name(event.deployment()) + ": every gate is refused, it is rolled back",
                    List.of());
        }
        if (event instanceof ItemWaived waived) {
            // What the path of an emergency leaves out is said as a whole, by the kind of the deployment.
            if (waived.by().equals(OURSELVES)) {
                return Optional.empty();
            }
            return Words.of(
                    AnnouncementKind.ITEM_WAIVED,
                    AnnouncementTone.PLAIN,
                    waived.at(),
                    waived.by() + " waived “" + waived.item().text() + "” for "
                            + AnnouncementWording.name(event.deployment()),
                    List.of("Because: " + waived.reason()));
        }
        if (event instanceof AnnouncementOwed owed) {
            return Optional.of(OwedWording.of(owed, snapshot));
        }
        if (event instanceof IncidentResolved resolved) {
            return Words.of(
                    AnnouncementKind.INCIDENT_RESOLVED,
                    AnnouncementTone.GOOD,
                    resolved.at(),
                    resolved.by() + " resolved the incident that " + AnnouncementWording.name(event.deployment())
                            + " left behind",
                    List.of("It was: " + resolved.title()));
        }
        return event instanceof DeploymentEnded ended ? ended(ended) : Optional.empty();
    }

    private static Optional<Words> opened(DeploymentOpened opened) {
        List<String> details = new ArrayList<>();
        details.add("Started by " + opened.by() + ", checklist " + opened.checklist() + " version "
                + opened.checklistVersion() + ", " + opened.phases().size() + " phases");
        if (opened.baselineVersion() != null) {
            details.add("Running before: " + opened.baselineVersion());
        }
        if (opened.link() != null) {
            details.add("Pipeline: " + opened.link());
        }
        String kind = opened.kind() == null || opened.kind() == DeploymentKind.STANDARD
                ? ""
                : " as " + (opened.kind() == DeploymentKind.EMERGENCY ? "an " : "a ")
                        + opened.kind().name().toLowerCase(Locale.ROOT);
        return Words.of(
                AnnouncementKind.STARTED,
                AnnouncementTone.PLAIN,
                opened.at(),
                opened.deployment().service() + " " + opened.deployment().version() + " is being deployed to "
                        + opened.deployment().environment() + kind,
                details);
    }

    private static Optional<Words> ended(DeploymentEnded ended) {
        String after = ended.took() == null ? "" : " after " + FigureText.of(ended.took());
        String how = switch (ended.outcome()) {
            case SUCCEEDED -> " is live: its checklist is done";
            case ROLLED_BACK -> " was rolled back";
            case ROLLBACK_FAILED -> " could not be rolled back: a person has to act";
            case CANCELLED -> " was cancelled";
            case SUPERSEDED -> " gave way to a newer deployment";
        };
        AnnouncementTone tone = switch (ended.outcome()) {
            case SUCCEEDED -> AnnouncementTone.GOOD;
            case ROLLED_BACK, ROLLBACK_FAILED -> AnnouncementTone.BAD;
            case CANCELLED, SUPERSEDED -> AnnouncementTone.PLAIN;
        };
        List<String> details = new ArrayList<>();
        if (ended.reason() != null) {
            details.add("Because: " + ended.reason());
        }
        if (ended.runningVersion() != null) {
            details.add("Running now: " + ended.runningVersion());
        }
        return Words.of(
                AnnouncementKind.ENDED,
                tone,
                ended.at(),
                AnnouncementWording.name(ended.deployment()) + how + after,
                details);
    }
}
