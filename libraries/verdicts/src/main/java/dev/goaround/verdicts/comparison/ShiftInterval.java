package dev.goaround.verdicts.comparison;

/**
 * By how much the values of one sample lie above those of another, in the values' unit.
 *
 * @param estimate the shift of Hodges and Lehmann: the median of all differences between a value of one and one of the other
 * @param lower lower end of the confidence interval
 * @param upper its upper end
 */
public record ShiftInterval(double estimate, double lower, double upper) {}
