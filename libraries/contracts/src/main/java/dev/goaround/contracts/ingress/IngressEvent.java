package dev.goaround.contracts.ingress;

import dev.goaround.contracts.Event;
import java.util.function.Function;

/** What a pipeline may say over Kafka: nothing that needs a person's right. */
public sealed interface IngressEvent extends Event permits DeploymentStarted, ProgressReported, EvidenceSubmitted {

    /** What each case leads to. */
    <T> T fold(
            Function<DeploymentStarted, T> started,
            Function<ProgressReported, T> progress,
            Function<EvidenceSubmitted, T> evidence);
}
