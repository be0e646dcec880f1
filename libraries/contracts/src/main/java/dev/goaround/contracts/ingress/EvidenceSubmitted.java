package dev.goaround.contracts.ingress;

import java.time.Instant;
import java.util.function.Function;

/**
 * A result of the pipeline that proves an item.
 *
 * @param name what was checked: {@code unit-tests}, {@code test_coverage}, {@code approvals}, …
 * @param item the item that it proves, or null to match by name
 * @param value the figure, or null; not negative
 * @param unit of the figure ({@code ratio}, {@code percent}, {@code seconds}, {@code ms}, {@code bytes}, {@code count}, …); null: the
 *     base unit of what the item asks for
 * @param observedAt when the result was obtained; it has an age from then on
 * @param link to the result, or null
 * @param commit that was checked, or null: not said. One of another commit than the deployment's proves nothing of it
 * @param version that was checked, or null: not said
 */
public record EvidenceSubmitted(
        String deployment,
        String name,
        String item,
        boolean passed,
        Double value,
        String unit,
        Instant observedAt,
        String link,
        String commit,
        String version)
        implements IngressEvent {
    public EvidenceSubmitted(
            String deployment,
            String name,
            String item,
            boolean passed,
            Double value,
            String unit,
            Instant observedAt,
            String link) {
        this(deployment, name, item, passed, value, unit, observedAt, link, null, null);
    }

    @Override
    public String key() {
        return deployment;
    }

    @Override
    public <T> T fold(
            Function<DeploymentStarted, T> started,
            Function<ProgressReported, T> progress,
            Function<EvidenceSubmitted, T> evidence) {
        return evidence.apply(this);
    }
}
