package dev.goaround.checklist.reading.words;

import java.time.Duration;

/**
 * What a burn rate is measured against.
 *
 * @param objective the share that has to be good, such as 0.999; what is left is the error budget
 * @param shortOver the second, shorter window that has to burn as well
 */
public record ErrorBudget(double objective, Duration shortOver) {}
