package dev.goaround.contracts.sample;

/**
 * A figure that a metrics system computed.
 *
 * @param value in base units
 * @param query that it answers, or null
 */
public record Measurement(String signal, double value, String unit, String query) {}
