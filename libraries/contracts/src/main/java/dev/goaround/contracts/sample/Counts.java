package dev.goaround.contracts.sample;

/** What happened since the source's last sample; a counter that went back counts from its new value once a restart is believed. */
public record Counts(long requests, long failures) {}
