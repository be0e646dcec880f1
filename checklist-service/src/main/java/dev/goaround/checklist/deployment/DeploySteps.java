package dev.goaround.checklist.deployment;

import dev.goaround.contracts.deployment.ItemKind;
import dev.goaround.contracts.deployment.Stage;
import java.util.List;

/**
 * The steps that are carried out when the new version was deployed: those of a deploy phase before the first soak or share of
 * traffic that is still to come. These are reported for themselves. Of a list without a deploy phase those of the list.
 */
public final class DeploySteps {

    private DeploySteps() {}

    /** @return the open ones, in the order of the walk */
    public static List<Item> of(Deployment deployment, Phase phase) {
        boolean deploys = phase.stage() == Stage.DEPLOY
                || deployment.phases().stream()
                        .noneMatch(other -> other.isRequired() && other.stage() != Stage.PREPARE);
        return deploys
                ? phase.items().stream()
                        .takeWhile(item -> item.isSettled()
                                || (item.kind() != ItemKind.SOAK
                                        && item.asks().trafficShare().isEmpty()))
                        .filter(item -> item.kind() == ItemKind.STEP && !item.isSettled())
                        .toList()
                : List.of();
    }
}
