package dev.goaround.probe.probers;

/** The longest answers that are read, in bytes after decompression. */
public record BodyLimits(int answerBytes, int metricsPageBytes) {}
