package dev.goaround.contracts.sample;

import java.time.Instant;

/** Written into the log where a source is silent, so that verdicts stay a function of the log. */
public record TimePassed(String deployment, Instant at) implements SampleEvent {}
