package dev.goaround.contracts.ingress;

import java.time.Instant;

/**
 * A result of the pipeline that proves an item.
 *
 * @param name what was checked: {@code unit-tests}, {@code test_coverage}, {@code approvals}, …
 * @param item the item that it proves, or null to match by name
 * @param value the figure, in base units, or null
 * @param observedAt when the result was obtained; it has an age from then on
 * @param link to the result, or null
 */
public record EvidenceSubmitted(
        String deployment,
        String name,
        String item,
        boolean passed,
        Double value,
        String unit,
        Instant observedAt,
        String link)
        implements IngressEvent {

    @Override
    public String key() {
        return deployment;
    }
}
