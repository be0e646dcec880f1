package dev.goaround.checklist.gate;

import dev.goaround.checklist.deployment.Deployment;
import dev.goaround.checklist.deployment.DeploymentState;
import dev.goaround.checklist.deployment.Item;
import dev.goaround.checklist.deployment.ItemState;
import dev.goaround.checklist.deployment.Phase;
import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is said of the version being deployed: by the boxes of verify and monitor phases, and by sign-offs behind the deployment.
 * A step says nothing, it is done; and what is listed ahead of the first phase that deploys here is about something else.
 * Before that version is there it would be said of the one that runs now, so it cannot be said yet. All other boxes may be settled
 * ahead, and a waiver asserts nothing.
 */
public final class CandidateClaims {

    private CandidateClaims() {}

    /** Why an item cannot be proved yet and when it can; empty if it can. */
    public static Optional<String> tooEarly(Deployment deployment, Phase phase, Item item) {
        return item.due() != null || !isClaim(deployment, phase, item) || isThere(deployment, phase)
                ? Optional.empty()
                : Optional.of("“" + item.text() + "” says something about " + version(deployment, phase)
                        + ", which is not there yet: it can be given once " + awaited(deployment));
    }

    /** What makes the version known to be there, for messages. */
    static String awaited(Deployment deployment) {
        return "the pipeline has reported it as deployed (" + RemedyRequests.text(RemedyRequests.deployed(deployment))
                + "), a step that deploys it is done, or a target answers with it";
    }

    static String version(Deployment deployment, Phase phase) {
        return deployment.ref().version() + " in "
                + (deployment.isElsewhere(phase)
                        ? phase.ref().environment()
                        : deployment.ref().environment());
    }

    private static boolean isClaim(Deployment deployment, Phase phase, Item item) {
        if (item.kind() == ItemKind.STEP) {
            return false;
        }
        if (deployment.isBehindDeploying(phase)) {
            return true;
        }
        return item.kind() == ItemKind.SIGN_OFF && isBehindTheDeployment(deployment, phase, item);
    }

    /** Behind the first step of a deploy phase; where none has a step, behind the last deploy phase. */
    private static boolean isBehindTheDeployment(Deployment deployment, Phase phase, Item item) {
        List<Phase> deploying = deployment.phases().stream()
                .filter(other -> other.stage() == Stage.DEPLOY && !deployment.isElsewhere(other))
                .toList();
        Optional<Phase> stepping = deploying.stream()
                .filter(other -> other.items().stream().anyMatch(CandidateClaims::isStep))
                .findFirst();
        boolean afterAll = !deploying.isEmpty()
                && phase.ref().number()
                        > stepping.orElse(deploying.get(deploying.size() - 1))
                                .ref()
                                .number();
        boolean withinBehindAStep = stepping.filter(found -> found.id().equals(phase.id()))
                .filter(found -> found.before(item).stream().anyMatch(CandidateClaims::isStep))
                .isPresent();
        return phase.stage() != Stage.ROLLBACK && (afterAll || withinBehindAStep);
    }

    private static boolean isStep(Item item) {
        return item.kind() == ItemKind.STEP;
    }

    /** In another environment than the deployment's the walk itself may be all that is known: nobody deploys there by it. */
    private static boolean isThere(Deployment deployment, Phase phase) {
        if (deployment.state() instanceof DeploymentState.Succeeded) {
            return true;
        }
        if (!deployment.isElsewhere(phase)) {
            return deployment.isCandidateThere();
        }
        String environment = phase.ref().environment();
        return deployment.watch().deployedElsewhere().contains(environment)
                || steps(deployment, environment).anyMatch(step -> step.state() instanceof ItemState.Done)
                || (!phase.isPending()
                        && steps(deployment, environment).findAny().isEmpty());
    }

    private static Stream<Item> steps(Deployment deployment, String environment) {
        return deployment.phases().stream()
                .filter(phase -> environment.equals(phase.ref().environment()))
                .flatMap(phase -> phase.items().stream())
                .filter(CandidateClaims::isStep);
    }
}
