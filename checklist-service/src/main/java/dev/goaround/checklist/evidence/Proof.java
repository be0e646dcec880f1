package dev.goaround.checklist.evidence;

import dev.goaround.contracts.ingress.EvidenceSubmitted;
import java.time.Instant;
import java.util.List;

/**
 * A result of the pipeline on its way to the items that it proves.
 *
 * @param names what was checked, the most telling first
 * @param item the item that it proves, or null to match by name
 * @param passed by the pipeline's or the tool's own judgement
 * @param value in base units, or null
 * @param what in words, or null
 * @param severities what a scanner found, or null; they count by each item's words
 * @param observedAt when the result was obtained, or null: now
 */
public record Proof(
        List<String> names,
        String item,
        boolean passed,
        Double value,
        String what,
        Severities severities,
        Instant observedAt,
        String link) {
    public Proof {
        names = List.copyOf(names);
    }

    public static Proof of(EvidenceSubmitted submitted) {
        return new Proof(
                List.of(submitted.name()),
                submitted.item(),
                submitted.passed(),
                submitted.value(),
                null,
                null,
                submitted.observedAt(),
                submitted.link());
    }
}
