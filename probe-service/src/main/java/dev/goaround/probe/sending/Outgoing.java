package dev.goaround.probe.sending;

import dev.goaround.contracts.sample.SampleTaken;

/**
 * A sample on its way to the log.
 *
 * @param deploymentRevision of the deployment when the plan was made
 * @param causation id of the event that brought the plan
 * @param traceparent W3C trace context of the plan, or null
 */
public record Outgoing(SampleTaken sample, long deploymentRevision, String causation, String traceparent) {

    /** Derived from what it says: a sample that is sent again is the same event. */
    public String id() {
        return lane() + ":" + sample.sequence();
    }

    /** Samples of one lane keep their order. */
    String lane() {
        return lane(sample.deployment(), sample.source());
    }

    static String lane(String deployment, String source) {
        return deployment + ":" + source;
    }
}
