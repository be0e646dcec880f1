/**
 * As much of Prometheus' query language as an import has to understand: its whole expression grammar (Prometheus 3), so that no
 * expression is taken for less than it says, and what can be said of the answer without asking.
 */
package dev.goaround.imports.promql;
