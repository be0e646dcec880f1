package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.Requirement;
import dev.goaround.checklist.deployment.WatchedTrigger;
import dev.goaround.checklist.filling.PlaceholderFilling;
import dev.goaround.checklist.gate.CandidateClaims;
import dev.goaround.contracts.deployment.AnnouncementOwed;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When people are told: as soon as a phase is open, but of a success only when there is one. All boxes above the announcement are
 * settled by then, nothing of its phase is still being measured, no trigger is breached, and the version is there.
 */
final class AnnouncementTiming {

    private AnnouncementTiming() {}

    static List<Item> owedOnEntry(Phase entered) {
        return entered.items().stream()
                .filter(item -> isOwed(item) && !item.awaitsSuccess())
                .toList();
    }

    /** Owes the announcements of success whose time has come. */
    static void success(ChangeSet change) {
        for (Phase phase : change.now().phases()) {
            for (Item item : phase.items()) {
                if (isOwed(item) && item.awaitsSuccess() && hasSucceeded(change.now(), phase, item)) {
                    owe(change, phase, item);
                }
            }
        }
    }

    static void owe(ChangeSet change, Phase phase, Item item) {
        Deployment now = change.now();
        Optional<Requirement.Announcement> wanted = item.asks().announcement();
        String announcement = now.id() + ":" + item.id();
        change.item(item.announcedAs(announcement));
        change.emit(new AnnouncementOwed(
                change.ref(),
                announcement,
                item.ref(phase.id()),
                PlaceholderFilling.of(now)
                        .message(wanted.map(Requirement.Announcement::template).orElse(null)),
                change.at(),
                wanted.map(Requirement.Announcement::about).orElse(null),
                item.announcedBy(),
                facts(now, phase)));
    }

    private static boolean isOwed(Item item) {
        return item.kind() == ItemKind.ANNOUNCED
                && item.state() instanceof ItemState.Open
                && item.announcement() == null;
    }

    private static boolean hasSucceeded(Deployment deployment, Phase phase, Item item) {
        boolean over = deployment.state() instanceof DeploymentState.Succeeded;
        // A follow-up that no clock opens is open once there is an outcome.
        boolean open = phase.isOpen()
                || (over
                        && phase.isPending()
                        && phase.stage() == Stage.FOLLOW_UP
                        && phase.schedule().offset() == null);
        if (!open || phase.stage() == Stage.ROLLBACK || !(over || deployment.isRunning())) {
            return false;
        }
        // A follow-up may be listed above what is still being watched: there is no success before the outcome.
        boolean phases = phase.stage() == Stage.FOLLOW_UP
                ? over
                : deployment.phases().stream()
                        .filter(other -> other.isRequired()
                                && other.ref().number() < phase.ref().number())
                        .allMatch(Phase::isSettled);
        return phases
                && phase.before(item).stream().allMatch(above -> above.isSettled() || isOtherSuccess(above))
                && phase.items().stream().noneMatch(other -> other.isJudged() && !other.isSettled())
                && deployment.triggers().stream().noneMatch(WatchedTrigger::holdsGates)
                && CandidateClaims.tooEarly(deployment, phase, item).isEmpty();
    }

    private static boolean isOtherSuccess(Item above) {
        return above.kind() == ItemKind.ANNOUNCED && above.awaitsSuccess();
    }

    private static Map<String, String> facts(Deployment deployment, Phase phase) {
        Map<String, String> facts = new TreeMap<>();
        String previous = deployment.origin().targetVersion() == null
                ? deployment.origin().baselineVersion()
                : deployment.origin().targetVersion();
        if (previous != null) {
            facts.put("previousVersion", previous);
        }
        facts.put("phase", phase.ref().title());
        List<Item> boxes = deployment.phases().stream()
                .filter(Phase::isRequired)
                .flatMap(other -> other.items().stream())
                .toList();
        facts.put(
                "settled",
                String.valueOf(boxes.stream()
                        .filter(box -> box.state() instanceof ItemState.Done)
                        .count()));
        facts.put(
                "waived",
                String.valueOf(boxes.stream()
                        .filter(box -> box.state() instanceof ItemState.Waived)
                        .count()));
        return facts;
    }
}
