/** Several signals in one condition: the one place that knows the expression language. */
package dev.goaround.verdicts.combined;
