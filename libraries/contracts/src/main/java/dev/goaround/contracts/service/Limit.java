package dev.goaround.contracts.service;

import dev.goaround.contracts.watch.Comparison;

/** The good state of a signal: {@code error_rate < 0.01}. Value in base units. */
public record Limit(Comparison op, double value, String unit) {}
