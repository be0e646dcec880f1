package dev.goaround.contracts.service;

import java.time.Instant;

/**
 * A time in which deployments may not begin.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record FreezePeriod(String name, Instant from, Instant to) {}
