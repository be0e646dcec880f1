package dev.goaround.contracts.ingress;

import java.time.Instant;
import java.util.function.Function;

/**
 * How far the pipeline is.
 *
 * @param what {@link What#STEP} needs {@code item}, {@link What#TRAFFIC} needs {@code trafficRatio}
 * @param item the item's id, or null
 * @param failed true if the step did not work
 * @param trafficRatio 0–1, share of traffic on the candidate, or null
 * @param at when it happened, by the pipeline's clock
 * @param link to the pipeline's run, or null
 */
public record ProgressReported(
        String deployment, What what, String item, boolean failed, Double trafficRatio, Instant at, String link)
        implements IngressEvent {

    public enum What {
        /** A step of the checklist was carried out. */
        STEP,
        /** The share of traffic on the candidate changed: windows do not reach back over this instant. */
        TRAFFIC,
        /** The candidate answers from now on: windows do not reach back over this instant. */
        DEPLOYED
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
        return progress.apply(this);
    }
}
