package dev.goaround.contracts.ingress;

import dev.goaround.contracts.Event;

/** What a pipeline may say over Kafka: nothing that needs a person's right. */
public sealed interface IngressEvent extends Event permits DeploymentStarted, ProgressReported, EvidenceSubmitted {}
