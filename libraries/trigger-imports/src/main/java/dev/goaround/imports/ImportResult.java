package dev.goaround.imports;

import java.util.List;

/**
 * What became of a file.
 *
 * @param passedOver what is no trigger and was none there, in words; said, but nothing is missing for it
 */
public record ImportResult(List<ImportedTrigger> triggers, List<ImportRefusal> refused, List<String> passedOver) {

    public ImportResult {
        triggers = List.copyOf(triggers);
        refused = List.copyOf(refused);
        passedOver = List.copyOf(passedOver);
    }
}
