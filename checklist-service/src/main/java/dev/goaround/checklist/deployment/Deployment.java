package dev.goaround.checklist.deployment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.goaround.contracts.DeploymentRef;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Stage;
import dev.goaround.contracts.service.EnvironmentDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One walk of one checklist version for one service and version. Immutable; it is changed by the commands of the package
 * {@code lifecycle} only, and each change raises its revision by one. Its JSON form is what is stored.
 *
 * @param phases in the order of the walk; those of stage rollback come last and open on the order
 * @param environment the service definition's part for this environment, pinned to the end
 * @param elsewhere the definition's other environments that phases of the checklist are about, by name; pinned to the end
 * @param circumstances what holds its gates besides items
 * @param rollback null before an order
 * @param openedAt null while planned
 * @param changedAt when this revision came about: what was true by the clock was told as of then; null in rows of release 0.1
 * @param before what was known of what ran before
 */
public record Deployment(
        DeploymentRef ref,
        Origin origin,
        DeploymentState state,
        List<Phase> phases,
        List<WatchedTrigger> triggers,
        EnvironmentDefinition environment,
        Map<String, EnvironmentDefinition> elsewhere,
        GateContext circumstances,
        WatchPlanState watch,
        Rollback rollback,
        Instant openedAt,
        Instant changedAt,
        RunningBefore before) {
    public Deployment {
        phases = phases == null ? List.of() : List.copyOf(phases);
        triggers = triggers == null ? List.of() : List.copyOf(triggers);
        elsewhere = elsewhere == null ? Map.of() : Map.copyOf(elsewhere);
        circumstances = circumstances == null ? GateContext.NONE : circumstances;
        before = before == null ? RunningBefore.decided(origin == null ? null : origin.targetVersion()) : before;
    }

    @JsonIgnore
    public String id() {
        return ref.id();
    }

    @JsonIgnore
    public boolean isRunning() {
        return state instanceof DeploymentState.Running;
    }

    @JsonIgnore
    public boolean isRollingBack() {
        return state instanceof DeploymentState.RollingBack;
    }

    @JsonIgnore
    public Optional<DeploymentState.Ended> ended() {
        return state instanceof DeploymentState.Ended end ? Optional.of(end) : Optional.empty();
    }

    /** The open phase of the walk (not the rollback's). */
    @JsonIgnore
    public Optional<Phase> openPhase() {
        return phases.stream()
                .filter(phase -> phase.isOpen() && phase.isRequired())
                .findFirst();
    }

    public Optional<Phase> phase(String id) {
        return phases.stream().filter(phase -> phase.id().equals(id)).findFirst();
    }

    public Optional<Phase> phaseOf(String item) {
        return phases.stream().filter(phase -> phase.item(item).isPresent()).findFirst();
    }

    public Optional<WatchedTrigger> trigger(String id) {
        return triggers.stream().filter(trigger -> trigger.id().equals(id)).findFirst();
    }

    /** The next phase of the sequence that is still to come. */
    @JsonIgnore
    public Optional<Phase> nextPhase() {
        return phases.stream()
                .filter(phase -> phase.isPending() && phase.isRequired())
                .findFirst();
    }

    /** It is about another environment than the deployment's, such as staging before production. */
    public boolean isElsewhere(Phase phase) {
        String environment = phase.ref().environment();
        return environment != null && !environment.equals(ref.environment());
    }

    /**
     * From here on something may have been deployed to the deployment's own environment: a person or a pipeline may ask for a
     * rollback, for a version that fails before it answers is never seen.
     */
    @JsonIgnore
    public boolean isDeploymentReached() {
        return watch.deployedAt() != null
                || watch.hasCome(ref.version())
                || phases.stream()
                        .anyMatch(phase -> !phase.isPending()
                                && !isElsewhere(phase)
                                && !(phase.state() instanceof PhaseState.Skipped)
                                && (phase.stage() == Stage.DEPLOY || isBehindDeploying(phase)));
    }

    /**
     * It verifies or monitors what was deployed. What is listed before the first phase that deploys here cannot be about the new
     * version here, as a verification between staging and production that does not say where.
     */
    public boolean isBehindDeploying(Phase phase) {
        boolean looks = phase.stage() == Stage.VERIFY || phase.stage() == Stage.MONITOR;
        return looks && (isElsewhere(phase) || !isAheadOfDeploying(phase));
    }

    private boolean isAheadOfDeploying(Phase phase) {
        return phases.stream()
                        .dropWhile(other -> !other.id().equals(phase.id()))
                        .anyMatch(this::deploysHere)
                && phases.stream()
                        .takeWhile(other -> !other.id().equals(phase.id()))
                        .noneMatch(this::deploysHere);
    }

    private boolean deploysHere(Phase phase) {
        return phase.stage() == Stage.DEPLOY && !isElsewhere(phase);
    }

    /**
     * The version that is being deployed is there: the pipeline said so of all of it, of a step or of a share of the traffic, or
     * a target answered with it. Where no target shows its version, a deploy phase that is over, and in which something was done,
     * says so, too. In a list without a phase that deploys, any step of it deploys. Before that what runs is another version, and
     * nothing that is seen tells of this one.
     */
    @JsonIgnore
    public boolean isCandidateThere() {
        boolean list = phases.stream().noneMatch(phase -> phase.isRequired() && phase.stage() != Stage.PREPARE);
        return watch.deployedAt() != null
                || watch.trafficAt() != null
                || watch.candidateSeenAt() != null
                || phases.stream()
                        .filter(phase -> deploysHere(phase, list))
                        .anyMatch(phase -> isCarriedOut(phase, list || before.shown()));
    }

    private boolean deploysHere(Phase phase, boolean list) {
        return (list ? phase.isRequired() : phase.stage() == Stage.DEPLOY) && !isElsewhere(phase);
    }

    /** What was ticked before the phase was entered, ahead of its time, carried nothing out. */
    private static boolean isCarriedOut(Phase phase, boolean shown) {
        Instant entered = phase.state().entry().orElse(null);
        return entered != null
                && phase.items().stream()
                        .filter(item -> item.state() instanceof ItemState.Done done
                                && !done.at().isBefore(entered))
                        .anyMatch(item -> item.kind() == ItemKind.STEP
                                ? isOfAShare(item)
                                : !shown && phase.state() instanceof PhaseState.Completed);
    }

    /** A step to no traffic at all brings nothing there. */
    private static boolean isOfAShare(Item step) {
        return step.asks().trafficShare().orElse(1) > 0;
    }

    /** A breach of its own triggers calls for the rollback. */
    @JsonIgnore
    public boolean isArmed() {
        return isRunning() && isDeploymentReached() && isCandidateThere();
    }

    /** It only watches: a newer deployment of the same service may take its place. */
    @JsonIgnore
    public boolean isOnlyMonitoring() {
        return isRunning()
                && openPhase()
                        .filter(phase ->
                                phase.stage() == Stage.MONITOR && !isElsewhere(phase) && isBehindDeploying(phase))
                        .isPresent();
    }

    /** When it was verified and left to itself: it entered its first monitor phase, or succeeded without one. */
    @JsonIgnore
    public Optional<Instant> promotedAt() {
        Optional<Instant> monitored = phases.stream()
                .filter(phase -> phase.stage() == Stage.MONITOR && !isElsewhere(phase) && isBehindDeploying(phase))
                .flatMap(phase -> phase.state().entry().stream())
                .findFirst();
        return monitored.isPresent() || !(state instanceof DeploymentState.Succeeded succeeded)
                ? monitored
                : Optional.of(succeeded.at());
    }

    @JsonIgnore
    public boolean isPromoted() {
        return promotedAt().isPresent();
    }

    /** All verify phases of its own environment are behind it, and no trigger was ever breached there. */
    @JsonIgnore
    public boolean isVerified() {
        List<Phase> verifying = phases.stream()
                .filter(phase -> phase.stage() == Stage.VERIFY && !isElsewhere(phase) && isBehindDeploying(phase))
                .toList();
        return !verifying.isEmpty()
                && isCandidateThere()
                && verifying.stream().noneMatch(phase -> phase.isPending() || phase.isOpen())
                && triggers.stream().noneMatch(trigger -> trigger.environment() == null && trigger.everBreached());
    }

    /** It waits for its start or runs: the walk goes on. */
    @JsonIgnore
    public boolean isUnderway() {
        return state instanceof DeploymentState.Underway;
    }

    @JsonIgnore
    public boolean isPlanned() {
        return state instanceof DeploymentState.Planned;
    }

    public Deployment atRevision(long revision, Instant at) {
        return new Deployment(
                ref.atRevision(revision),
                origin,
                state,
                phases,
                triggers,
                environment,
                elsewhere,
                circumstances,
                watch,
                rollback,
                openedAt,
                at,
                before);
    }

    public Deployment in(DeploymentState newState) {
        return new Deployment(
                ref,
                origin,
                newState,
                phases,
                triggers,
                environment,
                elsewhere,
                circumstances,
                watch,
                rollback,
                openedAt,
                changedAt,
                before);
    }

    public Deployment from(Origin newOrigin, Instant opening) {
        return new Deployment(
                ref,
                newOrigin,
                state,
                phases,
                triggers,
                environment,
                elsewhere,
                circumstances,
                watch,
                rollback,
                opening,
                changedAt,
                before);
    }

    public Deployment with(Phase changed) {
        return with(phases.stream()
                .map(phase -> phase.id().equals(changed.id()) ? changed : phase)
                .toList());
    }

    public Deployment and(Phase added) {
        return with(Stream.concat(phases.stream(), Stream.of(added)).toList());
    }

    public Deployment with(List<Phase> newPhases) {
        return new Deployment(
                ref,
                origin,
                state,
                newPhases,
                triggers,
                environment,
                elsewhere,
                circumstances,
                watch,
                rollback,
                openedAt,
                changedAt,
                before);
    }

    public Deployment with(WatchedTrigger changed) {
        List<WatchedTrigger> newTriggers = triggers.stream()
                .map(trigger -> trigger.id().equals(changed.id()) ? changed : trigger)
                .toList();
        return new Deployment(
                ref,
                origin,
                state,
                phases,
                newTriggers,
                environment,
                elsewhere,
                circumstances,
                watch,
                rollback,
                openedAt,
                changedAt,
                before);
    }

    public Deployment with(GateContext changed) {
        return new Deployment(
                ref,
                origin,
                state,
                phases,
                triggers,
                environment,
                elsewhere,
                changed,
                watch,
                rollback,
                openedAt,
                changedAt,
                before);
    }

    public Deployment with(WatchPlanState newWatch) {
        return new Deployment(
                ref,
                origin,
                state,
                phases,
                triggers,
                environment,
                elsewhere,
                circumstances,
                newWatch,
                rollback,
                openedAt,
                changedAt,
                before);
    }

    public Deployment with(RunningBefore newBefore) {
        return new Deployment(
                ref,
                origin,
                state,
                phases,
                triggers,
                environment,
                elsewhere,
                circumstances,
                watch,
                rollback,
                openedAt,
                changedAt,
                newBefore);
    }

    public Deployment with(Rollback newRollback) {
        return new Deployment(
                ref,
                origin,
                state,
                phases,
                triggers,
                environment,
                elsewhere,
                circumstances,
                watch,
                newRollback,
                openedAt,
                changedAt,
                before);
    }
}
