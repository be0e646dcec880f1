package dev.goaround.checklist.clock;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.checklist.deployment.PhaseState;
import dev.goaround.contracts.deployment.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The instant that a checklist counts from. It is the planned one until the deploy phase is entered, and from then on the instant
 * of that entry: “T+5” counts from what really happened.
 */
public final class TZero {

    private TZero() {}

    /** Empty where nobody planned one and nothing was deployed yet. */
    public static Optional<Instant> of(Deployment deployment) {
        return reached(deployment)
                .or(() -> Optional.ofNullable(deployment.origin().t0()));
    }

    /** When the deploy phase was entered, or passed over because nothing in it applies. */
    public static Optional<Instant> reached(Deployment deployment) {
        return deployPhase(deployment)
                .flatMap(phase -> phase.state() instanceof PhaseState.Skipped skipped
                        ? Optional.of(skipped.at())
                        : phase.state().entry());
    }

    /**
     * The phase whose entry is T-0, and which windows and freezes hold: the first of stage deploy that is about the deployment's
     * own environment (staging may come before), else the first of that stage, else what comes after the preparations.
     */
    public static Optional<Phase> deployPhase(Deployment deployment) {
        List<Phase> walk = deployment.phases().stream()
                .filter(phase -> phase.isRequired() && phase.stage() != Stage.PREPARE)
                .toList();
        Predicate<Phase> deploys = phase -> phase.stage() == Stage.DEPLOY;
        return first(walk, deploys.and(phase -> !deployment.isElsewhere(phase)))
                .or(() -> first(walk, deploys))
                .or(() -> first(walk, phase -> true));
    }

    public static boolean isDeployPhase(Deployment deployment, Phase phase) {
        return deployPhase(deployment)
                .filter(deploy -> deploy.id().equals(phase.id()))
                .isPresent();
    }

    private static Optional<Phase> first(List<Phase> phases, Predicate<Phase> which) {
        return phases.stream().filter(which).findFirst();
    }
}
