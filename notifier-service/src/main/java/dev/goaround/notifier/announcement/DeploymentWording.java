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
import dev.goaround.notifier.announcement.Wording.Words;
import dev.goaround.notifier.text.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The walk of a deployment in words. */
final class DeploymentWording {
    private static final String OURSELVES = "goaround";

    private DeploymentWording() {}

    /** @param picture with the event in it */
    static Optional<Words> of(DeploymentEvent event, Picture picture) {
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
                    What.ITEM_FAILED,
                    Tone.BAD,
                    failed.at(),
                    "A check of " + Wording.name(event.deployment()) + " failed: “"
                            + failed.item().text() + "”",
                    failed.reason() == null ? List.of() : List.of(failed.reason()));
        }
        if (event instanceof GatePassed passed) {
            return Words.of(
                    What.GATE_PASSED,
                    Tone.PLAIN,
                    passed.at(),
                    Wording.name(event.deployment()) + ": gate " + passed.gate() + " passed",
                    List.of());
        }
        if (event instanceof DeploymentFenced fenced) {
            return Words.of(
                    What.FENCED,
                    Tone.BAD,
                    fenced.at(),
                    Wording.name(event.deployment()) + ": every gate is refused, it is rolled back",
                    List.of());
        }
        if (event instanceof ItemWaived waived) {
            // What the path of an emergency leaves out is said as a whole, by the kind of the deployment.
            if (waived.by().equals(OURSELVES)) {
                return Optional.empty();
            }
            return Words.of(
                    What.ITEM_WAIVED,
                    Tone.PLAIN,
                    waived.at(),
                    waived.by() + " waived “" + waived.item().text() + "” for " + Wording.name(event.deployment()),
                    List.of("Because: " + waived.reason()));
        }
        if (event instanceof AnnouncementOwed owed) {
            return Optional.of(OwedWording.of(owed, picture));
        }
        if (event instanceof IncidentResolved resolved) {
            return Words.of(
                    What.INCIDENT_RESOLVED,
                    Tone.GOOD,
                    resolved.at(),
                    resolved.by() + " resolved the incident that " + Wording.name(event.deployment()) + " left behind",
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
                What.STARTED,
                Tone.PLAIN,
                opened.at(),
                opened.deployment().service() + " " + opened.deployment().version() + " is being deployed to "
                        + opened.deployment().environment() + kind,
                details);
    }

    private static Optional<Words> ended(DeploymentEnded ended) {
        String after = ended.took() == null ? "" : " after " + Amounts.of(ended.took());
        String how = switch (ended.outcome()) {
            case SUCCEEDED -> " is live: its checklist is done";
            case ROLLED_BACK -> " was rolled back";
            case ROLLBACK_FAILED -> " could not be rolled back: a person has to act";
            case CANCELLED -> " was cancelled";
            case SUPERSEDED -> " gave way to a newer deployment";
        };
        Tone tone = switch (ended.outcome()) {
            case SUCCEEDED -> Tone.GOOD;
            case ROLLED_BACK, ROLLBACK_FAILED -> Tone.BAD;
            case CANCELLED, SUPERSEDED -> Tone.PLAIN;
        };
        List<String> details = new ArrayList<>();
        if (ended.reason() != null) {
            details.add("Because: " + ended.reason());
        }
        if (ended.runningVersion() != null) {
            details.add("Running now: " + ended.runningVersion());
        }
        return Words.of(What.ENDED, tone, ended.at(), Wording.name(ended.deployment()) + how + after, details);
    }
}
