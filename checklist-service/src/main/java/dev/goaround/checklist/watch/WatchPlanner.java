package dev.goaround.checklist.watch;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.PhaseState;
import dev.goaround.checklist.deployment.Rollback;
import dev.goaround.checklist.deployment.WatchPlanState;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.service.EnvironmentDefinition;
import dev.goaround.contracts.watch.Check;
import dev.goaround.contracts.watch.Condition;
import dev.goaround.contracts.watch.Probe;
import dev.goaround.contracts.watch.Soak;
import dev.goaround.contracts.watch.Target;
import dev.goaround.contracts.watch.Trigger;
import dev.goaround.contracts.watch.WatchPlanned;
import dev.goaround.contracts.watch.WatchPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be watched now, as a pure function of the deployment: nothing before it is opened and after it ended
 * (but what a plan's open phase measures), the candidate while it runs, the old version once the rollback's last step is done.
 * A plan carries all that probing, judging and a rollback need (ADR 0004).
 *
 * <ol>
 *   <li><b>Whom to watch</b> ({@link #plan}): of a planned deployment what its open phase measures; the candidate while it runs and
 *       until the rollback's last step; then the old version, as the verification.
 *   <li><b>Where</b>: the targets, probes and triggers of the open phase's environment ({@link WatchedEnvironments}).
 *   <li><b>Whether triggers are armed, and which version is expected</b>: once the new version is there (ADR 0019).
 *   <li><b>What ticks items</b>: the open phase's measured items and soaks whose steps above them are settled; a soak counts from the last
 *       of these steps (ADR 0012).
 *   <li><b>Whether to publish</b> ({@link #changed}): if the plan differs from that of the revision before in anything but its number.
 * </ol>
 *
 * <p>What always holds:
 * <ul>
 *   <li>The same deployment has the same plan: neither the clock nor another service is asked.
 *   <li>A rule that stays keeps its id, settled or not, so that the judge keeps its pending time, and no tick of an item publishes a plan
 *       by itself.
 *   <li>Windows never reach back over {@link WatchPlanState#since}: another environment, a share of the traffic and the arrival of the new
 *       version begin them anew.
 * </ul>
 */
public final class WatchPlanner {

    /** That the verdicts may be late: while rollback-service is away, the old version is asked on. */
    private static final Duration AFTER_VERIFICATION = Duration.ofMinutes(15);

    private WatchPlanner() {}

    /** The plan at the deployment's watch revision; empty: nothing is watched. */
    public static Optional<WatchPlanned> plan(Deployment deployment) {
        if (deployment.isRunning()) {
            return Optional.of(ofCandidate(deployment));
        }
        if (deployment.isPlanned()) {
            return deployment.watch().isOpened() ? Optional.of(ofPlan(deployment)) : Optional.empty();
        }
        if (!deployment.isRollingBack()) {
            return Optional.empty();
        }
        return Optional.of(
                deployment.rollback().steppedAt() == null ? ofCandidate(deployment) : ofOldVersion(deployment));
    }

    /** The plan that has to be published after a change, or empty if the one before still holds. */
    public static Optional<WatchPlanned> changed(Deployment before, Deployment after) {
        Optional<WatchPlanned> old = Optional.ofNullable(before).flatMap(WatchPlanner::plan);
        return plan(after)
                .filter(now -> old.isEmpty() || !numberless(old.get()).equals(numberless(now)))
                .map(now -> numbered(now, after.watch().revision() + 1));
    }

    private static WatchPlanned ofCandidate(Deployment deployment) {
        WatchPlanState watch = deployment.watch();
        Optional<Phase> open = deployment.isRunning() ? deployment.openPhase() : Optional.empty();
        WatchedEnvironments watched = WatchedEnvironments.of(deployment, open);
        return planned(
                deployment,
                WatchPurpose.DEPLOYMENT,
                deployment.isArmed(),
                isAnswering(deployment, watched) ? deployment.ref().version() : null,
                watched.targets(),
                watched.probes(),
                watch.since(),
                watch.expiresAt(),
                watched.triggers(),
                open.map(phase -> checks(deployment, phase)).orElse(List.of()),
                open.map(phase -> soaks(deployment, phase)).orElse(List.of()),
                RollbackTarget.of(deployment).version());
    }

    /** From then on the candidate is expected where the triggers look. */
    private static boolean isAnswering(Deployment deployment, WatchedEnvironments watched) {
        WatchPlanState watch = deployment.watch();
        return watched.triggersOf() == null
                ? deployment.isDeploymentReached() && deployment.isCandidateThere()
                : watch.deployedElsewhere().contains(watched.triggersOf());
    }

    /**
     * The watch's memory as a phase is entered; in another environment than the phase before windows begin anew. The watch opens
     * with the start, or before it with the first phase of a plan that has something to measure.
     */
    public static WatchPlanState entering(Deployment deployment, Phase entered, Instant at) {
        WatchPlanState watch = deployment.watch();
        if (watch.isOpened()) {
            return isElsewhereThan(deployment, entered) ? watch.phaseEntered(at).since(at) : watch.phaseEntered(at);
        }
        return deployment.isPlanned() && measures(entered) ? watch.opened(at) : watch;
    }

    private static boolean isElsewhereThan(Deployment deployment, Phase entered) {
        return deployment.phases().stream()
                .takeWhile(phase -> !phase.id().equals(entered.id()))
                .filter(phase -> phase.isRequired() && phase.state().entry().isPresent())
                .reduce((first, second) -> second)
                .filter(before ->
                        entered.isRequired() && !place(deployment, before).equals(place(deployment, entered)))
                .isPresent();
    }

    private static String place(Deployment deployment, Phase phase) {
        return deployment.isElsewhere(phase)
                ? phase.ref().environment()
                : deployment.ref().environment();
    }

    /** A plan may stand for weeks: probes ask only while a phase with something to measure is open. */
    private static WatchPlanned ofPlan(Deployment deployment) {
        WatchPlanState watch = deployment.watch();
        Optional<Phase> open = deployment.openPhase().filter(WatchPlanner::measures);
        WatchedEnvironments watched = WatchedEnvironments.of(deployment, open);
        return planned(
                deployment,
                WatchPurpose.DEPLOYMENT,
                false,
                null,
                open.isPresent() ? watched.targets() : List.of(),
                open.isPresent() ? watched.probes() : List.of(),
                watch.since(),
                watch.expiresAt(),
                List.of(),
                open.map(phase -> checks(deployment, phase)).orElse(List.of()),
                open.map(phase -> soaks(deployment, phase)).orElse(List.of()),
                RollbackTarget.of(deployment).version());
    }

    private static boolean measures(Phase phase) {
        return phase.items().stream().anyMatch(item -> item.isJudged() && !item.isSettled());
    }

    /** The watch that it comes from may be at its end, or may have two weeks left: the verification has the time that it may take. */
    private static WatchPlanned ofOldVersion(Deployment deployment) {
        Rollback rollback = deployment.rollback();
        Instant since = rollback.steppedAt();
        Instant expiresAt =
                since.plus(deployment.environment().judging().verifyWithin()).plus(AFTER_VERIFICATION);
        return planned(
                deployment,
                WatchPurpose.VERIFICATION,
                false,
                rollback.targetVersion(),
                deployment.environment().targets(),
                deployment.environment().probes(),
                since,
                expiresAt,
                List.of(),
                VerificationChecks.of(deployment),
                List.of(),
                rollback.targetVersion());
    }

    private static WatchPlanned planned(
            Deployment deployment,
            WatchPurpose purpose,
            boolean armed,
            String expectedVersion,
            List<Target> targets,
            List<Probe> probes,
            Instant since,
            Instant expiresAt,
            List<Trigger> triggers,
            List<Check> checks,
            List<Soak> soaks,
            String targetVersion) {
        EnvironmentDefinition environment = deployment.environment();
        return new WatchPlanned(
                deployment.ref(),
                deployment.watch().revision(),
                purpose,
                armed,
                expectedVersion,
                deployment.watch().anchor(),
                since,
                expiresAt,
                targets,
                probes,
                triggers,
                checks,
                soaks,
                environment.rollback(),
                targetVersion,
                environment.judging().verifyWithin());
    }

    private static List<Check> checks(Deployment deployment, Phase phase) {
        return rules(phase, ItemKind.MEASURED)
                .map(item -> check(deployment, item))
                .toList();
    }

    private static Check check(Deployment deployment, Item item) {
        Condition limit = item.asks().limit().orElseThrow();
        return new Check(
                item.id(),
                item.id(),
                item.text(),
                limit,
                WatchedEnvironments.sources(deployment, limit).floor(limit));
    }

    private static List<Soak> soaks(Deployment deployment, Phase phase) {
        Boolean withoutTraffic = deployment.environment().judging().soakWithoutTraffic();
        return rules(phase, ItemKind.SOAK)
                .map(item -> new Soak(
                        item.id(),
                        item.id(),
                        item.text(),
                        item.asks().soak().orElseThrow(),
                        since(deployment.watch(), phase, item),
                        withoutTraffic))
                .toList();
    }

    /** From when on the time of a phase's rules counts: its entry, or what began anew after it. */
    static Instant since(WatchPlanState watch, Phase phase) {
        Instant entered = phase.state() instanceof PhaseState.Open open ? open.enteredAt() : watch.since();
        return entered.isBefore(watch.since()) ? watch.since() : entered;
    }

    /** A soak after a step counts from the step, not from the phase's entry. */
    public static Instant since(WatchPlanState watch, Phase phase, Item item) {
        Instant since = since(watch, phase);
        return phase.before(item).stream()
                .filter(other -> other.kind() == ItemKind.STEP)
                .flatMap(step -> step.state().settledAt().stream())
                .filter(at -> at.isAfter(since))
                .max(Comparator.naturalOrder())
                .orElse(since);
    }

    /**
     * All of the phase whose steps before them are done, settled or not: a plan that lost a rule at each tick would change with
     * each tick.
     */
    private static Stream<Item> rules(Phase phase, ItemKind kind) {
        return phase.items().stream().filter(item -> item.kind() == kind && phase.isReached(item));
    }

    private static WatchPlanned numberless(WatchPlanned plan) {
        return numbered(plan, 0);
    }

    private static WatchPlanned numbered(WatchPlanned plan, long revision) {
        return new WatchPlanned(
                revision == 0 ? plan.deployment().atRevision(0) : plan.deployment(),
                revision,
                plan.purpose(),
                plan.armed(),
                plan.expectedVersion(),
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
}
