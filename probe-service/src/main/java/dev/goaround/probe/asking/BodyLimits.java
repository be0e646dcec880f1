package dev.goaround.probe.asking;

/** The longest answers that are read, in bytes after decompression. */
public record BodyLimits(int answerBytes, int metricsPageBytes) {}
