package dev.goaround.cli.pipeline;

import dev.goaround.cli.server.RemoteDeployment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The steps that a pipeline carries out: those of the deploy phases of its own environment. */
final class PipelineSteps {
    private static final String DEPLOY = "deploy";
    private static final String SOAK = "soak";

    private PipelineSteps() {}

    /** What the first call of the command is for: a step before any time of waiting. Empty where there is none. */
    static Optional<RemoteDeployment.Item> first(RemoteDeployment deployment) {
        return here(deployment)
                .flatMap(phase -> phase.items().stream())
                .takeWhile(item -> !(item.kind().equals(SOAK) && item.isOpen()))
                .filter(RemoteDeployment.Item::isStep)
                .filter(RemoteDeployment.Item::isOpen)
                .findFirst();
    }

    /**
     * The gate before the first of them. The name of a stage is its first phase; where that deploys to another environment, the phase of ours
     * has its own.
     */
    static String gate(RemoteDeployment deployment) {
        Optional<RemoteDeployment.Phase> first = deployment.phases().stream()
                .filter(phase -> phase.stage().equals(DEPLOY))
                .findFirst();
        Optional<RemoteDeployment.Phase> ours = here(deployment).findFirst();
        boolean elsewhere = ours.isPresent() && !ours.equals(first);
        return elsewhere ? ours.get().id() : DEPLOY;
    }

    /** Whether something is open before it in the deploy phases, which its own gate waits for and the phase's does not. */
    static boolean isHeldInItsPhase(RemoteDeployment deployment, RemoteDeployment.Item step) {
        return here(deployment)
                .flatMap(phase -> phase.items().stream())
                .takeWhile(item -> !item.id().equals(step.id()))
                .anyMatch(item -> !item.isStep() && item.isOpen());
    }

    /** The next that is open. */
    static Optional<RemoteDeployment.Item> next(RemoteDeployment deployment) {
        return here(deployment)
                .flatMap(phase -> phase.items().stream())
                .filter(RemoteDeployment.Item::isStep)
                .filter(RemoteDeployment.Item::isOpen)
                .findFirst();
    }

    /** Deploy phases of other environments with something open. */
    static List<RemoteDeployment.Phase> elsewhere(RemoteDeployment deployment) {
        return deployment.phases().stream()
                .filter(phase -> phase.stage().equals(DEPLOY) && !isHere(deployment, phase))
                .filter(phase -> phase.items().stream().anyMatch(item -> item.isStep() && item.isOpen()))
                .toList();
    }

    private static Stream<RemoteDeployment.Phase> here(RemoteDeployment deployment) {
        return deployment.phases().stream().filter(phase -> phase.stage().equals(DEPLOY) && isHere(deployment, phase));
    }

    private static boolean isHere(RemoteDeployment deployment, RemoteDeployment.Phase phase) {
        return phase.environment() == null || phase.environment().equals(deployment.environment());
    }
}
