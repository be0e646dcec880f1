/**
 * One evaluator for triggers, checks and soaks. {@link dev.goaround.verdicts.WatchState} takes plans, samples and findings
 * in the order of the log and says which verdicts changed; it is a pure function of that log and knows no clock.
 *
 * <p>What the verdicts mean is best read in {@code reference.ReferenceEvaluator}, beside the tests: the same semantics without any
 * shortcut, which a property holds against this package on random logs.
 */
package dev.goaround.verdicts;
