package dev.goaround.egress;

import java.time.Duration;

/**
 * Where the time of an answered call went.
 *
 * @param resolve looking the name up; zero for an address
 * @param connect the connection, and TLS where there is any
 * @param total from the call to the last byte of the answer
 */
public record Timings(Duration resolve, Duration connect, Duration total) {}
