package dev.goaround.checklist.deployment;

import java.time.Duration;
import java.util.List;

/**
 * What the checklist says around an item.
 *
 * @param line in the checklist; 0: none
 * @param parent id of the item that it is nested in, or null
 * @param commands shown to people, never run
 * @param planned how long it is planned to take, or null
 * @param essential true if it stays in an emergency
 * @param ends id of the item whose temporary state it ends, or null
 * @param condition the words that say when it applies at all, or null: always. Also null in rows of release 0.1
 * @param choice the decision that it is an outcome of, or null: none. Also null in rows before there were decisions
 */
public record ItemSource(
        int line,
        String parent,
        List<String> commands,
        Duration planned,
        boolean essential,
        String ends,
        String condition,
        Choice choice) {
    public static final ItemSource NONE = at(0);

    public ItemSource {
        commands = commands == null ? List.of() : List.copyOf(commands);
    }

    /** Of what was added because of one line of the checklist. */
    public static ItemSource at(int line) {
        return new ItemSource(line, null, null, null, false, null, null, null);
    }
}
