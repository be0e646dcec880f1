package dev.goaround.checklist.http.adapter;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The clock of the service. Milliseconds are as fine as its instants get: databases and JSON readers differ below. */
class ClockSource {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }
}
