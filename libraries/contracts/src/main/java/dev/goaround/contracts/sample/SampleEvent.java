package dev.goaround.contracts.sample;

import dev.goaround.contracts.Event;
import java.time.Instant;

/** What the judge reads: answers, and the passing of time where there are none. */
public sealed interface SampleEvent extends Event permits SampleTaken, TimePassed {

    String deployment();

    Instant at();

    @Override
    default String key() {
        return deployment();
    }
}
