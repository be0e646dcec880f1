package dev.goaround.standalone.imports;

import java.util.List;

/**
 * What became of a file.
 *
 * @param passedOver what is no trigger and was none there, in words; said, but nothing is missing for it
 */
public record Imported(List<ImportedTrigger> triggers, List<Refusal> refused, List<String> passedOver) {

    public Imported {
        triggers = List.copyOf(triggers);
        refused = List.copyOf(refused);
        passedOver = List.copyOf(passedOver);
    }
}
