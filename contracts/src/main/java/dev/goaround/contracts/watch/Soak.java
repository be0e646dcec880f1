package dev.goaround.contracts.watch;

import java.time.Duration;
import java.time.Instant;

/**
 * A time to pass without breach of any trigger of the plan. Time in which a source was silent or unknown does not count; a
 * breach starts it again.
 *
 * @param since when it may begin to count: the entry of its phase
 */
public record Soak(String id, String item, String text, Duration duration, Instant since) {}
