package dev.goaround.probe.probing;

import dev.goaround.contracts.watch.WatchPlanned;

/**
 * A plan with the event that brought it.
 *
 * @param causation the event's id
 */
public record Watch(WatchPlanned plan, String causation) {}
