package dev.goaround.rollback.judging;

import dev.goaround.contracts.verdict.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * How one trigger of a watched deployment stands.
 *
 * @param state one of {@link #STATES}
 * @param since when it came into that state
 * @param at the log's time of what changed it last
 * @param verdict with its reason, value and threshold
 */
public record TriggerStanding(
        String deployment,
        String service,
        String environment,
        String version,
        String rule,
        String text,
        String state,
        Instant since,
        Instant at,
        Verdict verdict) {

    /** Pending is healthy with a condition that holds, not yet for long enough. */
    public static final List<String> STATES = List.of("breach", "pending", "healthy", "unknown", "insufficient");

    /** Its place in a list. */
    public String position() {
        return deployment + " " + rule;
    }
}
