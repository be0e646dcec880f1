/**
 * One evaluator for triggers, checks and soaks. {@link dev.goaround.verdicts.WatchState} takes plans, samples and findings
 * in the order of the log and says which verdicts changed; it is a pure function of that log and knows no clock.
 */
package dev.goaround.verdicts;
