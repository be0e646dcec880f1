/**
 * Two sets of values against each other, without assuming a shape: the rank test of Mann and Whitney, an interval on the
 * shift between them, effect sizes, and a judge of candidates on top. Plain functions of their arguments, no clock, no
 * chance: the same values give the same answer.
 */
package dev.goaround.verdicts.comparison;
