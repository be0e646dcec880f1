package dev.goaround.verdicts;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one source said as far back as a window reaches, with running totals: what the readings of a window add up to is the
 * difference of two of them, however many there are. A source whose clock went back is taken to have answered no earlier than
 * before.
 *
 * <p>Cannot be changed. A list with one more reading shares all others with the one that it goes on from.
 */
final class SourceReadings extends AbstractList<SourceReading> implements RandomAccess {

    private static final SourceReadings NONE = new SourceReadings(new Log(0), 0, 0);
    /** What is forgotten stays until the room is used up. */
    private static final int ROOM = 16;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long EDGE = Long.MAX_VALUE / SECOND - 1;

    private final Log log;
    private final int first;
    private final int end;

    private SourceReadings(Log log, int first, int end) {
        this.log = log;
        this.first = first;
        this.end = end;
    }

    /** @param readings ascending; null: none */
    static SourceReadings of(List<SourceReading> readings) {
        if (readings instanceof SourceReadings known) {
            return known;
        }
        if (readings == null || readings.isEmpty()) {
            return NONE;
        }
        Log log = new Log(readings.size());
        for (int i = 0; i < readings.size(); i++) {
            log.add(i, readings.get(i));
        }
        return new SourceReadings(log, 0, readings.size());
    }

    SourceReadings with(SourceReading reading) {
        if (log.claims(end)) {
            log.add(end, reading);
            return new SourceReadings(log, first, end + 1);
        }
        Log wider = log.copy(first, end, ROOM);
        return new SourceReadings(wider, 0, size()).with(reading);
    }

    SourceReadings since(Instant instant) {
        return from(firstAt(nanos(instant)));
    }

    SourceReadings upTo(Instant instant) {
        int to = firstAt(nanos(instant) + 1);
        return to == end ? this : new SourceReadings(log, first, to);
    }

    SourceReadings in(Window window) {
        return from(firstAt(Math.max(nanos(window.begin()) + 1, nanos(window.since()))));
    }

    /** Those in the window, the first few of which may tell about the time before it, too. */
    SourceReadings coveredBy(Window window) {
        int from = in(window).first;
        while (from < end && !window.covers(log.readings[from])) {
            from++;
        }
        return from(from);
    }

    SourceReading last() {
        return log.readings[end - 1];
    }

    /** Samples that were answered, well or badly. */
    long answered() {
        return after().answered() - before().answered();
    }

    /** Of these the good ones. */
    long up() {
        return after().up() - before().up();
    }

    /** Samples with counts. */
    long counted() {
        return after().counted() - before().counted();
    }

    long requests() {
        return after().requests() - before().requests();
    }

    long failures() {
        return after().failures() - before().failures();
    }

    /** Seconds that the counts tell about. */
    double secondsTold() {
        return (after().told() - before().told()) / (double) SECOND;
    }

    /** Samples with that figure. */
    long figured(String signal) {
        if (isAlike()) {
            boolean measured = size() > 0 && lastWith(signal) != null;
            return measured ? after().figured() - before().figured() : 0;
        }
        long figured = 0;
        for (SourceReading reading : this) {
            figured += reading.isFigure(signal) ? reading.samples() : 0;
        }
        return figured;
    }

    /** The latest with that figure; null without any. */
    SourceReading lastWith(String signal) {
        for (int i = end - 1; i >= first; i--) {
            if (log.readings[i].isFigure(signal)) {
                return log.readings[i];
            }
        }
        return null;
    }

    /** What limits the latest of those that a note came with; null without any. */
    // The very same reading: an equal one of another time would not do.
    @SuppressWarnings("ReferenceEquality")
    String note() {
        SourceReading noted = after().noted();
        return noted == null || noted == before().noted() ? null : noted.note();
    }

    /** Samples with a histogram. */
    long timed() {
        return after().timed() - before().timed();
    }

    /** The histograms in one; null without any. */
    CompactHistogram latency() {
        if (timed() == 0) {
            return null;
        }
        if (isAlike()) {
            return CompactHistogram.difference(after().latency(), before().latency());
        }
        CompactHistogram latency = null;
        for (SourceReading reading : this) {
            latency = CompactHistogram.sum(latency, reading.latency());
        }
        return latency;
    }

    @Override
    public SourceReading get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(index);
        }
        return log.readings[first + index];
    }

    @Override
    public int size() {
        return end - first;
    }

    private RunningTotals before() {
        return log.totals[first];
    }

    private RunningTotals after() {
        return log.totals[end];
    }

    private boolean isAlike() {
        return after().changes() == before().changes();
    }

    private SourceReadings from(int index) {
        return index == first ? this : new SourceReadings(log, index, end);
    }

    /** Index of the first one then or later, or the end. */
    private int firstAt(long instant) {
        int low = first;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (log.at[middle] < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Since 1970. Years before 1678 and after 2261 count as these. */
    private static long nanos(Instant instant) {
        return Math.max(-EDGE, Math.min(EDGE, instant.getEpochSecond())) * SECOND + instant.getNano();
    }

    /** Readings in the order in which they came, each added once and never moved. */
    private static final class Log {
        private final SourceReading[] readings;

        /** In {@link #nanos}, ascending, so that a search does not have to look at the readings themselves. */
        private final long[] at;

        /** At an index is what all readings before it add up to. */
        private final RunningTotals[] totals;

        private final AtomicInteger taken = new AtomicInteger();

        Log(int room) {
            readings = new SourceReading[room];
            at = new long[room];
            totals = new RunningTotals[room + 1];
            totals[0] = RunningTotals.NOTHING;
        }

        /** Of two lists that go on from the same one, the second finds the place taken, and begins a log of its own. */
        boolean claims(int place) {
            return place < readings.length && taken.compareAndSet(place, place + 1);
        }

        Log copy(int begin, int end, int room) {
            Log copy = new Log(end - begin + room);
            System.arraycopy(readings, begin, copy.readings, 0, end - begin);
            System.arraycopy(at, begin, copy.at, 0, end - begin);
            System.arraycopy(totals, begin, copy.totals, 0, end - begin + 1);
            copy.taken.set(end - begin);
            return copy;
        }

        /** @param place that was claimed */
        void add(int place, SourceReading reading) {
            readings[place] = reading;
            long instant = nanos(reading.at());
            at[place] = place == 0 ? instant : Math.max(at[place - 1], instant);
            totals[place + 1] = totals[place].and(reading);
        }
    }
}
