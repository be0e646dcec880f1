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
 * @param value as stated, or null
 * @param unit of the value as stated, or null: the base unit of what the item asks for
 * @param what in words, or null
 * @param severities what a scanner found, or null; they count by each item's words
 * @param observedAt when the result was obtained, or null: now
 * @param dated true if the sender stated that instant; the times of files may be local ones
 * @param link to the result, or null
 * @param commit that was checked, or null: not said
 * @param version that was checked, or null: not said
 */
public record Proof(
        List<String> names,
        String item,
        boolean passed,
        Double value,
        String unit,
        String what,
        Severities severities,
        Instant observedAt,
        boolean dated,
        String link,
        String commit,
        String version) {
    public Proof {
        names = List.copyOf(names);
    }

    /** Of a file that says nothing of what was checked out. */
    public Proof(
            List<String> names,
            String item,
            boolean passed,
            Double value,
            String what,
            Severities severities,
            Instant observedAt,
            String link) {
        this(
                names,
                item,
                passed,
                value,
                value == null ? null : "ratio",
                what,
                severities,
                observedAt,
                false,
                link,
                null,
                null);
    }

    public static Proof of(EvidenceSubmitted submitted) {
        return new Proof(
                List.of(submitted.name()),
                submitted.item(),
                submitted.passed(),
                submitted.value(),
                submitted.unit(),
                null,
                null,
                submitted.observedAt(),
                true,
                submitted.link(),
                submitted.commit(),
                submitted.version());
    }
}
