/**
 * Carries the order out: waits for the fence, does one step after the other, waits for the verification. States are records
 * whose exits say what comes next; the journal in {@code adapter} keeps them before and after each step.
 */
package dev.goaround.rollback.execution;
