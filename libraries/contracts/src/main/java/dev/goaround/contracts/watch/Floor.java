package dev.goaround.contracts.watch;

/**
 * What there has to be in a window before anything is said about it; below it the verdict is insufficient.
 *
 * @param samples answered samples in the window
 * @param requests requests counted in the window; only for signals that come from counts
 */
public record Floor(int samples, long requests) {}
