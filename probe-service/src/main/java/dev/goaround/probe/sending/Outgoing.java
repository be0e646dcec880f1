package dev.goaround.probe.sending;

import dev.goaround.contracts.sample.SampleTaken;

/**
 * A sample on its way to the log.
 *
 * @param deploymentRevision of the deployment when the plan was made
 * @param causation id of the event that brought the plan
 */
public record Outgoing(SampleTaken sample, long deploymentRevision, String causation) {

    /** Derived from what it says: a sample that is sent again is the same event. */
    public String id() {
        return lane() + ":" + sample.sequence();
    }

    /** Samples of one lane keep their order. */
    String lane() {
        return sample.deployment() + ":" + sample.source();
    }
}
