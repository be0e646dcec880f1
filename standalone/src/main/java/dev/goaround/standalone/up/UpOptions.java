package dev.goaround.standalone.up;

import java.nio.file.Path;
import java.util.Set;

/**
 * What was asked for.
 *
 * @param demo start the demo service and play the story on it
 * @param checklist that the story walks, or null for the demo's own
 * @param exit stop when the story has ended
 * @param without services that are left out
 */
public record UpOptions(Path data, int portBase, boolean demo, String checklist, boolean exit, Set<String> without) {
    public UpOptions {
        without = Set.copyOf(without);
    }
}
