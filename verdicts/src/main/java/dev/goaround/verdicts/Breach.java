package dev.goaround.verdicts;

import dev.goaround.contracts.verdict.Verdict;
import dev.goaround.contracts.watch.Trigger;
import java.time.Instant;

/**
 * A trigger is in breach at this evaluation. It is said at every evaluation, not only at the first, so that a plan that is
 * armed later acts on the next sample.
 *
 * @param at the log's time of the sample or finding
 */
public record Breach(Trigger trigger, Verdict verdict, Instant at) {}
