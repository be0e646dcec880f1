package dev.goaround.checklist.deployment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Of which decision an item is one outcome: exactly one of them is ticked.
 *
 * @param group the same for all outcomes of the decision
 * @param stops true if the deployment does not go on with it
 */
public record Choice(String group, boolean stops) {

    /** The outcomes of an item's decision, itself included, in the order of the walk; only itself where it is of none. */
    public static List<Item> outcomes(Deployment deployment, Item item) {
        return item.lore().choice() == null
                ? List.of(item)
                : deployment.phases().stream()
                        .flatMap(phase -> phase.items().stream())
                        .filter(other -> item.lore().choice().isOf(other))
                        .toList();
    }

    /** “Tick “GO” instead”: the outcomes of an item's decision but itself, for messages. */
    public static String others(Deployment deployment, Item item) {
        return "Tick "
                + outcomes(deployment, item).stream()
                        .filter(other -> !other.id().equals(item.id()))
                        .map(other -> "“" + other.text() + "”")
                        .collect(Collectors.joining(" or "))
                + " instead";
    }

    @JsonIgnore
    boolean isOf(Item item) {
        return item.lore().choice() != null && group.equals(item.lore().choice().group());
    }
}
