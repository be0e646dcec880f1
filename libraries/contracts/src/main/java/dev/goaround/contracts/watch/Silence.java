package dev.goaround.contracts.watch;

import java.time.Duration;

/**
 * What happens when nobody answers a trigger in ask mode.
 *
 * @param after time since the question, counted in the log
 * @param rollBack true: it is rolled back then; false: the version stays, and that is said
 */
public record Silence(Duration after, boolean rollBack) {}
