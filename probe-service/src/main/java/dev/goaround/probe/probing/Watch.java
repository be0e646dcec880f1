package dev.goaround.probe.probing;

import dev.goaround.contracts.watch.WatchPlanned;

/**
 * A plan with the event that brought it.
 *
 * @param causation the event's id
 * @param traceparent W3C trace context that its samples are part of, or null
 */
public record Watch(WatchPlanned plan, String causation, String traceparent) {}
