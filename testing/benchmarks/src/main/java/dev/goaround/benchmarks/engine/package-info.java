/** Figures of the judge: how many samples it evaluates, how soon it orders, and how often wrongly. */
package dev.goaround.benchmarks.engine;
