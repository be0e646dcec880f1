package dev.goaround.contracts.watch;

import java.time.Duration;

/**
 * Makes a condition's value a multiple of the pace at which an error budget lasts exactly as long as it has to. It has to be
 * exceeded over the condition's window and over a short one, so that it ends soon after the errors do (Google's SRE workbook,
 * "Alerting on SLOs", section 6).
 *
 * @param objective the share that has to be good, such as 0.999; the budget is the rest
 * @param shortOver the second, shorter window
 */
public record BurnRate(double objective, Duration shortOver) {}
