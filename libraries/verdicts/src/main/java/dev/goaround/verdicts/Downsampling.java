package dev.goaround.verdicts;

import dev.goaround.contracts.sample.SampleOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a source's memory small where a window is long: a day at a sample a second would be 86,400 readings. What is older
 * than five minutes is kept added up, in pieces of at most a hundredth of their age, so that a window's far end is exact to
 * one per cent. Windows up to five minutes are exact.
 */
final class Downsampling {

    /** Below this nothing is added up. */
    static final int MANY = 1000;

    static final Duration RECENT = Duration.ofMinutes(5);

    private static final int PIECES_PER_AGE = 100;

    private Downsampling() {}

    static List<SourceReading> thin(List<SourceReading> readings, Instant now) {
        if (readings.size() <= MANY) {
            return readings;
        }
        List<SourceReading> thinned = new ArrayList<>();
        for (SourceReading reading : readings) {
            boolean old = reading.at().isBefore(now.minus(RECENT));
            if (old && reading.outcome() == SampleOutcome.UNKNOWN) {
                // It counts in no window; only a source's last reading matters for being unknown.
                continue;
            }
            SourceReading before = thinned.isEmpty() ? null : thinned.get(thinned.size() - 1);
            if (old && before != null && fits(before, reading, now)) {
                thinned.set(thinned.size() - 1, before.and(reading));
            } else {
                thinned.add(reading);
            }
        }
        return thinned;
    }

    private static boolean fits(SourceReading piece, SourceReading next, Instant now) {
        Duration age = Duration.between(next.at(), now);
        Duration length = Duration.between(piece.begin(), next.at());
        return length.multipliedBy(PIECES_PER_AGE).compareTo(age) <= 0;
    }
}
