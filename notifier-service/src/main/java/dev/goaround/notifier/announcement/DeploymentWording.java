package dev.goaround.notifier.announcement;

import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.DeploymentEvent;
import dev.goaround.contracts.deployment.DeploymentFenced;
import dev.goaround.contracts.deployment.DeploymentOpened;
import dev.goaround.contracts.deployment.DeploymentPlanned;
import dev.goaround.contracts.deployment.GatePassed;
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

    static Optional<Words> of(DeploymentEvent event) {
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
                    Wording.name(event.deployment()) + ": failed: "
                            + failed.item().text(),
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
                    Wording.name(event.deployment()) + ": waived by " + waived.by() + ": "
                            + waived.item().text(),
                    List.of("Because: " + waived.reason()));
        }
        if (event instanceof AnnouncementOwed owed) {
            return Optional.of(owed(owed));
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
                : " (" + opened.kind().name().toLowerCase(Locale.ROOT) + ")";
        return Words.of(
                What.STARTED,
                Tone.PLAIN,
                opened.at(),
                Wording.name(opened.deployment()) + ": deployment started" + kind,
                details);
    }

    private static Words owed(AnnouncementOwed owed) {
        String text = owed.template() == null || owed.template().isBlank()
                ? owed.item().text()
                : owed.template().strip();
        String filled = text.replace("{service}", owed.deployment().service())
                .replace("{environment}", owed.deployment().environment())
                .replace("{version}", owed.deployment().version());
        return new Words(
                What.OWED,
                Wording.name(owed.deployment()) + ": " + owed.item().text(),
                filled.equals(owed.item().text()) ? List.of() : filled.lines().toList(),
                Tone.PLAIN,
                owed.announcement(),
                owed.at());
    }

    private static Optional<Words> ended(DeploymentEnded ended) {
        String after = ended.took() == null ? "" : " after " + Amounts.of(ended.took());
        String how = switch (ended.outcome()) {
            case SUCCEEDED -> "succeeded";
            case ROLLED_BACK -> "rolled back";
            case ROLLBACK_FAILED -> "rollback FAILED";
            case CANCELLED -> "cancelled";
            case SUPERSEDED -> "superseded by a newer deployment";
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
        return Words.of(What.ENDED, tone, ended.at(), Wording.name(ended.deployment()) + ": " + how + after, details);
    }
}
