package dev.goaround.verdicts;

import dev.goaround.contracts.sample.SampleTaken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Samples of a source that were dropped since its last one, because they were dated or numbered ahead: were they taken, what
 * comes after them would look late, and the other sources silent, until real time has caught up.
 *
 * @param samples how many
 * @param last what was wrong with the last of them
 */
record SamplesAhead(long samples, String last) {

    /** Clocks that are looked after differ by less. */
    static final Duration MOST = Duration.ofSeconds(30);

    /** A source that numbers faster than its dates rise is no jump yet: a prober's clock may have been set back. */
    private static final long FEW_TICKS = 3;

    /** Whether that date lies too far behind the time at which the log took it. */
    static boolean isAhead(Instant at, Instant written) {
        return written != null && at.isAfter(written.plus(MOST));
    }

    /**
     * What is wrong with the sample, if it is dated or numbered ahead.
     *
     * @param written when the log took it, by the log's own clock; null: not known
     */
    static Optional<String> of(SampleTaken sample, SourceState source, Instant anchor, Instant written) {
        if (isAhead(sample.at(), written)) {
            return Optional.of("dated " + VerdictWords.time(sample.at()) + ", "
                    + VerdictWords.duration(Duration.between(written, sample.at())) + " ahead");
        }
        return isNumberedAhead(sample, source, anchor)
                ? Optional.of("numbered " + sample.sequence() + ", which " + VerdictWords.time(sample.at())
                        + " is too early for")
                : Optional.empty();
    }

    private static boolean isNumberedAhead(SampleTaken sample, SourceState source, Instant anchor) {
        if (sample.sequence() <= source.sequence() + FEW_TICKS) {
            return false;
        }
        long every = source.every().toNanos();
        long few = FEW_TICKS + MOST.toNanos() / every;
        boolean beyondItsDate = sample.sequence() - few > nanos(anchor, sample.at()) / every;
        return beyondItsDate
                && (!source.isHeard()
                        || sample.sequence() - few - source.sequence()
                                > nanos(source.last().at(), sample.at()) / every);
    }

    private static long nanos(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos());
    }

    /** With one more of them. */
    static SamplesAhead after(SamplesAhead before, String wrong) {
        return new SamplesAhead(before == null ? 1 : before.samples + 1, wrong);
    }

    /** "3 samples dropped, the last one dated 12:10:00 UTC, 10 min ahead". */
    String said() {
        return VerdictWords.count(samples, "sample") + " dropped, the last one " + last;
    }
}
