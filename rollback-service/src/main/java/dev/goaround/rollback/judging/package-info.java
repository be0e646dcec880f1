/**
 * Decides: samples, plans and requests of a deployment in, verdicts and at most one order out. The stream in {@code adapter}
 * keeps the state and makes input, state and output one transaction.
 */
package dev.goaround.rollback.judging;
