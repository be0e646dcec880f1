package dev.goaround.checklist.clock;

import dev.goaround.checklist.deployment.Authorship;
import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The next instant at which time alone changes something about a deployment. It is asked after each change, which has done
 * everything that was due by then; what lies behind is not asked for again.
 */
public final class NextWake {

    /** Calendars are looked at this often: of a series that goes on only the next times are kept. */
    private static final Duration CALENDARS = Duration.ofDays(1);

    /** Longer than a forge is asked; whoever asks and comes to an end without an answer is followed by another. */
    private static final Duration FORGE = Duration.ofMinutes(1);

    private NextWake() {}

    public static Optional<Instant> of(Deployment deployment, Instant now) {
        return Stream.of(
                        begins(deployment),
                        overdue(deployment),
                        hours(deployment, now),
                        evidence(deployment),
                        forge(deployment, now))
                .flatMap(instants -> instants)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }

    private static Stream<Instant> begins(Deployment deployment) {
        Stream<Phase> next = deployment.isUnderway() ? deployment.nextPhase().stream() : Stream.empty();
        Stream<Phase> followUps = deployment.phases().stream()
                .filter(phase -> phase.isPending() && !phase.isRequired() && PhaseTimes.isInPlay(deployment, phase));
        return Stream.concat(next, followUps)
                // An empty phase waits for nothing, but for T-0: behind it the deployment begins.
                .filter(phase -> !phase.isEmpty() || TZero.isDeployPhase(deployment, phase))
                .flatMap(phase -> PhaseTimes.begins(deployment, phase).stream());
    }

    private static Stream<Instant> overdue(Deployment deployment) {
        return deployment.phases().stream()
                .filter(phase -> PhaseTimes.isInPlay(deployment, phase) && !phase.isSettled())
                .filter(phase -> phase.schedule().overdueSaid() == null)
                .flatMap(phase -> PhaseTimes.due(deployment, phase).stream());
    }

    private static Stream<Instant> hours(Deployment deployment, Instant now) {
        boolean held = deployment.isUnderway() && TZero.reached(deployment).isEmpty();
        if (!held) {
            return Stream.empty();
        }
        boolean calendars = deployment.environment() != null
                && deployment.environment().hours() != null
                && !deployment.environment().hours().calendars().isEmpty();
        return Stream.concat(
                OpenHours.changesNext(deployment.circumstances(), now).stream(),
                calendars ? Stream.of(now.plus(CALENDARS)) : Stream.empty());
    }

    /** While who made the change is not known. */
    private static Stream<Instant> forge(Deployment deployment, Instant now) {
        Authorship authorship = deployment.origin().change().authorship();
        if (authorship == null
                || authorship.asksAt() == null
                || deployment.ended().isPresent()) {
            return Stream.empty();
        }
        return Stream.of(authorship.isDue(now) ? now.plus(FORGE) : authorship.asksAt());
    }

    /** What proves an item of the open phase may be asked for anew when it is older than the checklist allows. */
    private static Stream<Instant> evidence(Deployment deployment) {
        return deployment.isUnderway()
                ? deployment.openPhase().stream()
                        .flatMap(phase -> phase.items().stream())
                        .flatMap(item -> item.state() instanceof ItemState.Done done && done.evidence() != null
                                ? item
                                        .asks()
                                        .oldest()
                                        .map(within ->
                                                done.evidence().observedAt().plus(within))
                                        .stream()
                                : Stream.empty())
                : Stream.empty();
    }
}
