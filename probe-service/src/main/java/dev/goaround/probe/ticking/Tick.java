package dev.goaround.probe.ticking;

import java.time.Instant;

/**
 * One turn of a source.
 *
 * @param sequence the number of its slot in the grid
 * @param at when it was due
 * @param missed how many turns before it were missed, because nobody woke in time
 */
public record Tick(long sequence, Instant at, long missed) {}
