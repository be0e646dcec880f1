package dev.goaround.contracts.deployment;

import java.time.Instant;

/**
 * What proves an item.
 *
 * @param what in words: {@code error_rate 0.002 < 0.01 over 60s (1,204 requests)}
 * @param value the figure in base units, or null
 * @param limit what it was held against, or null
 * @param samples how many samples it rests on, or null
 * @param link or null
 * @param observedAt its age counts from then
 */
public record Evidence(String what, Double value, Double limit, Long samples, String link, Instant observedAt) {}
