package dev.goaround.checklist.deployment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which items are nested in which, at any depth. */
public final class ItemNesting {

    private ItemNesting() {}

    /** @return the items under the one of that id, in the order of the walk, without it */
    public static List<Item> under(List<Phase> phases, String id) {
        Set<String> within = new HashSet<>(Set.of(id));
        List<Item> under = new ArrayList<>();
        // A document has the parent before what is nested in it.
        phases.stream().flatMap(phase -> phase.items().stream()).forEach(item -> {
            if (item.lore().parent() != null && within.contains(item.lore().parent())) {
                within.add(item.id());
                under.add(item);
            }
        });
        return under;
    }
}
