package dev.goaround.checklist.deployment;

import dev.goaround.contracts.deployment.Stage;
import java.util.List;
import java.util.stream.Stream;

/**
 * What outlives the outcome: open follow-ups, temporary states that nobody ended yet, and waivers to be looked at again. What
 * does not apply is no debt.
 */
public final class Debts {

    private Debts() {}

    public static List<Item> of(Deployment deployment) {
        Stream<Item> open = deployment.phases().stream()
                .flatMap(phase ->
                        phase.items().stream().filter(item -> phase.stage() == Stage.FOLLOW_UP || item.due() != null))
                .filter(item -> !item.isSettled());
        Stream<Item> waivers = deployment.phases().stream()
                .flatMap(phase -> phase.items().stream())
                .filter(item -> item.state() instanceof ItemState.Waived waived && waived.followUp());
        return Stream.concat(open, waivers).toList();
    }
}
