package dev.goaround.checklist.lifecycle;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.RunningBefore;
import dev.goaround.checklist.deployment.Sighting;
import dev.goaround.checklist.deployment.WatchPlanState;
import dev.goaround.checklist.watch.RollbackTarget;
import dev.goaround.contracts.VersionName;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.verdict.VersionSeen;
import dev.goaround.contracts.watch.Target;
import dev.goaround.contracts.watch.TargetRole;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What tells which version runs: what a target answered with, and a person's word on what a rollback goes back to. */
public final class TargetCommands {

    /** The name under which a person answers what a rollback goes back to. */
    public static final String QUESTION = "target-version";

    /** The answer that there is nothing to go back to, as before a service's very first deployment. */
    public static final String NONE = "none";

    private TargetCommands() {}

    /** Facts of another service are taken as they come; those of staging, and of targets that only observe, tell nothing here. */
    public static CommandResult seen(Deployment deployment, VersionSeen seen, Instant at) {
        Optional<Target> target = deployment.environment().targets().stream()
                .filter(own -> own.name().equals(seen.target()) && !own.is(TargetRole.CONTROL))
                .findFirst();
        if (!deployment.isUnderway() || target.isEmpty()) {
            return new CommandResult.Unchanged(deployment);
        }
        boolean baseline = target.get().is(TargetRole.BASELINE);
        boolean candidate =
                !baseline && VersionName.same(seen.version(), deployment.ref().version());
        Instant when = seen.at().isAfter(at) ? at : seen.at();
        WatchPlanState watch = deployment.watch();
        Sighting sighting =
                new Sighting(seen.target(), baseline, seen.version(), when, isBefore(deployment, seen.target(), when));
        if (watch.knows(sighting)) {
            return new CommandResult.Unchanged(deployment);
        }
        ChangeSet change = ChangeSet.of(deployment, ChangeSet.GOAROUND, at);
        change.to(change.now().with(watch.sighted(sighting, candidate)));
        change.say("version-seen", seen.target() + " answers with " + seen.version());
        if (change.now().isArmed() && !deployment.isArmed()) {
            change.to(change.now().with(change.now().watch().since(notBefore(watch.since(), when))));
        }
        sayTarget(change, RollbackTarget.of(deployment));
        return change.finish();
    }

    /**
     * Nothing of this deployment can have been there: or nothing was seen of this target before it could. By the time of the
     * answer, for it may be told after a report that is of a later time.
     */
    private static boolean isBefore(Deployment deployment, String target, Instant when) {
        boolean there = deployment
                .watch()
                .arrivedAt()
                .map(arrived -> !when.isBefore(arrived))
                .orElseGet(deployment::isCandidateThere);
        boolean begun = deployment.phases().stream()
                .anyMatch(phase -> phase.stage() == Stage.DEPLOY
                        && !deployment.isElsewhere(phase)
                        && phase.state()
                                .entry()
                                .filter(entered -> !when.isBefore(entered))
                                .isPresent());
        boolean first = deployment.watch().sightings().stream()
                .noneMatch(known -> known.target().equals(target) && known.at().isBefore(when));
        return !there && (!begun || first);
    }

    /**
     * @param version to go back to, or {@link #NONE}
     * @param knownBad whether it was rolled back before
     * @param reason or null
     */
    public static CommandResult answer(
            Deployment deployment, String version, boolean knownBad, String reason, String by, Instant at) {
        if (!deployment.isUnderway()) {
            return CommandResult.refused(CommandRefusal.illegal(
                    "deployment " + deployment.id(),
                    deployment.state().label(),
                    "answer",
                    "What a rollback goes back to is said of a planned or running one"));
        }
        if (version == null || version.isBlank()) {
            return CommandResult.refused(
                    CommandRefusal.invalid("version is missing: the one that a rollback goes back to, for example"
                            + " 1.3.0, or " + NONE + " if there is nothing to go back to"));
        }
        String wanted = version.strip().equals(NONE) ? null : version.strip();
        if (VersionName.same(wanted, deployment.ref().version())) {
            return CommandResult.refused(new CommandRefusal(
                    CommandRefusal.Code.ILLEGAL,
                    "version " + wanted
                            + " is the one that is deployed: a rollback would not leave it. Name another, or " + NONE));
        }
        if (knownBad) {
            return CommandResult.refused(new CommandRefusal(
                    CommandRefusal.Code.ILLEGAL,
                    "version " + wanted + " is known bad: it was rolled back itself. Name another version, or "
                            + NONE));
        }
        RunningBefore.PersonsWord before = deployment.before().answer();
        if (before != null && Objects.equals(before.version(), wanted)) {
            return new CommandResult.Unchanged(deployment);
        }
        ChangeSet change = ChangeSet.of(deployment, by, at);
        change.to(
                change.now().with(deployment.before().answered(new RunningBefore.PersonsWord(wanted, by, reason, at))));
        change.say(
                "target-version",
                (wanted == null
                                ? "there is nothing to go back to: a rollback pages a person"
                                : "a rollback goes back to " + wanted)
                        + ", answered by " + by + (reason == null ? "" : ": " + reason));
        return change.finish();
    }

    /** At the start, and whenever it is another or known from something else. */
    static void sayTarget(ChangeSet change, RollbackTarget told) {
        RollbackTarget now = RollbackTarget.of(change.now());
        boolean news = told == null
                || !Objects.equals(told.version(), now.version())
                || !Objects.equals(told.question(), now.question());
        if (news && now.version() != null) {
            change.say("target-version", "a rollback goes back to " + now.version() + ": " + now.why());
        }
        if (now.question() != null && (told == null || !now.question().equals(told.question()))) {
            change.say("target-version-asked", now.question());
        }
        now.notes().stream()
                .filter(note -> told == null || !told.notes().contains(note))
                .forEach(note -> change.say("target-version-noted", note));
    }

    private static Instant notBefore(Instant since, Instant when) {
        return since != null && when.isBefore(since) ? since : when;
    }
}
