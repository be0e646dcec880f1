package dev.goaround.verdicts.reference;

import dev.goaround.contracts.request.FindingRaised;
import dev.goaround.contracts.sample.SampleTaken;
import dev.goaround.contracts.sample.TimePassed;
import dev.goaround.contracts.watch.WatchPlanned;
import java.time.Instant;

/** What the log of one deployment holds, and what may happen to an evaluator between two records. */
sealed interface LogRecord {

    record Planned(WatchPlanned plan) implements LogRecord {}

    /** @param written when the log took the sample, by the log's own clock; null: not known */
    record Sampled(SampleTaken sample, Instant written) implements LogRecord {}

    /** @param written as for {@link Sampled} */
    record Ticked(TimePassed tick, Instant written) implements LogRecord {}

    record Found(FindingRaised finding) implements LogRecord {}

    /** A person who was asked about that trigger decided that the version stays. */
    record Stays(String trigger) implements LogRecord {}

    /** The evaluator's process ended and another one went on from what was stored. */
    record Restarted() implements LogRecord {}
}
