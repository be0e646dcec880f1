package dev.goaround.notifier.announcement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.Event;
import dev.goaround.contracts.deployment.DeploymentEnded;
import dev.goaround.contracts.deployment.DeploymentOpened;
import dev.goaround.contracts.deployment.DeploymentPlanned;
import dev.goaround.contracts.deployment.IncidentResolved;
import dev.goaround.contracts.deployment.Outcome;
import dev.goaround.contracts.deployment.PhaseCompleted;
import dev.goaround.contracts.deployment.PhaseEntered;
import dev.goaround.contracts.deployment.PhaseRef;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.rollback.RollbackEvent;
import dev.goaround.contracts.verdict.VerdictChanged;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one deployment, for the message that is edited as it goes on. It only ever goes forward: events of
 * several topics may come in any order between the topics, and lead to the same picture.
 *
 * @param definitionRevision of the service definition that says who is told; null before the deployment was planned or opened
 * @param checklist name and version, or null
 * @param phases in their order
 * @param outcome null until it ended
 * @param callback where the pipeline wants to be told of gates and the end, or null
 * @param plannedFor its T-0 while it is planned, or null
 * @param sight what the judge sees of it
 * @param resolved whether a person resolved the incident that it left behind
 */
public record DeploymentSnapshot(
        DeploymentRef deployment,
        Long definitionRevision,
        String checklist,
        String by,
        String link,
        Instant openedAt,
        List<PhaseLine> phases,
        RollbackLine rollback,
        Outcome outcome,
        String reason,
        String runningVersion,
        Duration took,
        URI callback,
        Instant plannedFor,
        JudgeVisibility sight,
        boolean resolved) {

    public DeploymentSnapshot {
        phases = phases == null ? List.of() : List.copyOf(phases);
        sight = sight == null ? JudgeVisibility.CLEAR : sight;
    }

    public static DeploymentSnapshot of(DeploymentRef deployment) {
        return new DeploymentSnapshot(
                deployment,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                JudgeVisibility.CLEAR,
                false);
    }

    @JsonIgnore
    public boolean isEnded() {
        return outcome != null;
    }

    /** Whether somebody waits for verdicts on it: it runs, and is neither ended nor rolled back. */
    @JsonIgnore
    public boolean isWatched() {
        return openedAt != null && outcome == null && rollback == null;
    }

    /** Why somebody who is called because of this would be called for nothing; empty: they are needed. */
    public Optional<String> settles(Announcement call) {
        return switch (call.what().strand()) {
            case ROLLBACK -> call.what() == AnnouncementKind.PAGE_LOST ? Optional.empty() : settlesRollback();
            case BLINDNESS ->
                sight.told() == JudgeVisibility.Told.ON_CALL
                        ? Optional.empty()
                        : Optional.of("it can be judged again, or is not watched any more");
            case NEWS -> Optional.empty();
        };
    }

    private Optional<String> settlesRollback() {
        if (resolved) {
            return Optional.of("the incident was resolved before this got through");
        }
        boolean verified =
                outcome == Outcome.ROLLED_BACK || (rollback != null && rollback.state() == RollbackLine.State.VERIFIED);
        return verified ? Optional.of("the rollback was verified before this got through") : Optional.empty();
    }

    /** {@code 2 of 3}: its place among the phases that are walked when all goes well; a rollback's phases have none. */
    public String place(PhaseLine phase) {
        List<String> walked = phases.stream()
                .filter(each -> each.stage() != Stage.ROLLBACK)
                .map(PhaseLine::id)
                .toList();
        int at = walked.indexOf(phase.id());
        return at < 0 ? Integer.toString(phase.number()) : (at + 1) + " of " + walked.size();
    }

    /** The furthest phase that is open. */
    public Optional<PhaseLine> openPhase() {
        return phases.stream()
                .filter(phase -> phase.state() == PhaseLine.State.OPEN)
                .max(Comparator.comparingInt(PhaseLine::number));
    }

    /** Whether {@link #after} may give another picture. */
    public static boolean isMovedBy(Event event) {
        return event instanceof DeploymentOpened
                || event instanceof DeploymentPlanned
                || event instanceof DeploymentEnded
                || event instanceof PhaseEntered
                || event instanceof PhaseCompleted
                || event instanceof IncidentResolved
                || event instanceof VerdictChanged
                || event instanceof RollbackEvent;
    }

    /** Whether what the event says was told before, in the same words: a verdict that is sent again is no news. */
    public boolean hasTold(Event event) {
        return event instanceof VerdictChanged changed && sight.hasTold(changed);
    }

    /** The picture with what the event says. */
    public DeploymentSnapshot after(Event event) {
        if (event instanceof DeploymentOpened opened) {
            return opened(opened);
        }
        if (event instanceof DeploymentPlanned planned) {
            return planned(planned);
        }
        if (event instanceof PhaseEntered entered) {
            return at(entered.deployment()).with(PhaseLine.of(entered.phase()).in(PhaseLine.State.OPEN));
        }
        if (event instanceof PhaseCompleted completed) {
            PhaseLine.State state = completed.skipped() ? PhaseLine.State.SKIPPED : PhaseLine.State.DONE;
            return at(completed.deployment())
                    .with(PhaseLine.of(completed.phase()).in(state))
                    .with(sight.afterPhase(completed.at()));
        }
        if (event instanceof VerdictChanged changed) {
            // Verdicts may be read before the opening, so they are kept; behind the end or an order nobody waits for
            // them.
            JudgeVisibility after = sight.after(changed);
            return with(outcome != null || rollback != null ? after.unwatched() : after);
        }
        if (event instanceof IncidentResolved) {
            return with(sight, true);
        }
        if (event instanceof RollbackEvent step) {
            return at(step.deployment())
                    .with(RollbackLine.after(rollback, step))
                    .with(sight.unwatched());
        }
        return event instanceof DeploymentEnded ended ? ended(ended) : this;
    }

    /** What a start says later is newer, whichever is read first. */
    private DeploymentSnapshot planned(DeploymentPlanned planned) {
        String version = planned.checklistVersion() == null ? "" : " version " + planned.checklistVersion();
        DeploymentSnapshot all = new DeploymentSnapshot(
                later(planned.deployment()),
                definitionRevision == null ? planned.definitionRevision() : definitionRevision,
                checklist == null ? planned.checklist() + version : checklist,
                by == null ? planned.by() : by,
                link,
                openedAt,
                phases,
                rollback,
                outcome,
                reason,
                runningVersion,
                took,
                callback,
                openedAt == null ? planned.t0() : plannedFor,
                sight,
                resolved);
        for (var phase : planned.phases() == null ? List.<PhaseRef>of() : planned.phases()) {
            all = all.with(PhaseLine.of(phase));
        }
        return all;
    }

    private DeploymentSnapshot opened(DeploymentOpened opened) {
        DeploymentSnapshot all = new DeploymentSnapshot(
                later(opened.deployment()),
                opened.definitionRevision(),
                opened.checklist() + " version " + opened.checklistVersion(),
                opened.by(),
                opened.link(),
                opened.at(),
                phases,
                rollback,
                outcome,
                reason,
                runningVersion,
                took,
                opened.callback(),
                plannedFor,
                sight,
                resolved);
        for (var phase : opened.phases()) {
            all = all.with(PhaseLine.of(phase));
        }
        return all;
    }

    private DeploymentSnapshot ended(DeploymentEnded ended) {
        return new DeploymentSnapshot(
                later(ended.deployment()),
                definitionRevision,
                checklist,
                by,
                link,
                openedAt,
                phases,
                rollback,
                ended.outcome(),
                ended.reason(),
                ended.runningVersion(),
                ended.took(),
                callback,
                plannedFor,
                sight.unwatched(),
                resolved);
    }

    private DeploymentSnapshot with(PhaseLine line) {
        List<PhaseLine> all = new ArrayList<>(phases);
        all.removeIf(each -> each.id().equals(line.id()));
        all.add(phases.stream()
                .filter(each -> each.id().equals(line.id()))
                .findFirst()
                .map(each -> each.in(line.state()))
                .orElse(line));
        all.sort(Comparator.comparingInt(PhaseLine::number).thenComparing(PhaseLine::id));
        return with(deployment, all, rollback);
    }

    private DeploymentSnapshot with(RollbackLine line) {
        return with(deployment, phases, line);
    }

    private DeploymentSnapshot at(DeploymentRef seen) {
        return with(later(seen), phases, rollback);
    }

    private DeploymentSnapshot with(DeploymentRef newRef, List<PhaseLine> newPhases, RollbackLine newRollback) {
        return new DeploymentSnapshot(
                newRef,
                definitionRevision,
                checklist,
                by,
                link,
                openedAt,
                newPhases,
                newRollback,
                outcome,
                reason,
                runningVersion,
                took,
                callback,
                plannedFor,
                sight,
                resolved);
    }

    DeploymentSnapshot with(JudgeVisibility newSight) {
        return with(newSight, resolved);
    }

    private DeploymentSnapshot with(JudgeVisibility newSight, boolean isResolved) {
        return new DeploymentSnapshot(
                deployment,
                definitionRevision,
                checklist,
                by,
                link,
                openedAt,
                phases,
                rollback,
                outcome,
                reason,
                runningVersion,
                took,
                callback,
                plannedFor,
                newSight,
                isResolved);
    }

    private DeploymentRef later(DeploymentRef seen) {
        return seen.revision() > deployment.revision() ? seen : deployment;
    }
}
