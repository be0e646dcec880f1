package dev.goaround.imports;

import java.time.Duration;

/** A probe that the service definition needs for an imported trigger. */
public sealed interface ImportedProbe {

    String name();

    /**
     * @param unit or null
     * @param every null: as the definition's reader has it
     * @param baseline whether it tells of the stable version that runs beside the candidate
     */
    record Query(
            String name, String query, String signal, String unit, Duration every, Duration timeout, boolean baseline)
            implements ImportedProbe {}

    /** @param requests a selector of the page's counter; {@code failures} as well */
    record Counters(String name, String requests, String failures) implements ImportedProbe {}
}
