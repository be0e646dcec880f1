package dev.goaround.access;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many requests a caller may send: so many a second, and as many more at once as five seconds would give (a token bucket). And how
 * many of them may be open at the same time.
 */
public final class RequestQuota {

    private static final double SECONDS_OF_BURST = 5;
    private static final double NANOS = 1e9;

    /** Callers that are remembered; who was not heard of for long has a full bucket anyway. */
    private static final int MOST_CALLERS = 10_000;

    private static final class Bucket {
        private double left;
        private long at;
        private int open;
    }

    private final double aSecond;
    private final int mostOpen;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    /** What becomes of a request. */
    public sealed interface Answer {

        /** Has to be closed when it is answered. */
        record Admitted() implements Answer {}

        /** @param after when one would be admitted again */
        record TooManyASecond(Duration after) implements Answer {}

        record TooManyOpen(int open) implements Answer {}
    }

    /** @param nanos a clock as {@link System#nanoTime} */
    public RequestQuota(double aSecond, int mostOpen, LongSupplier nanos) {
        this.aSecond = aSecond;
        this.mostOpen = mostOpen;
        this.nanos = nanos;
    }

    public synchronized Answer open(String caller) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(caller, name -> full(now));
        double burst = aSecond * SECONDS_OF_BURST;
        bucket.left = Math.min(burst, bucket.left + (now - bucket.at) / NANOS * aSecond);
        bucket.at = now;
        if (bucket.left < 1) {
            return new Answer.TooManyASecond(Duration.ofNanos((long) ((1 - bucket.left) / aSecond * NANOS)));
        }
        if (bucket.open >= mostOpen) {
            return new Answer.TooManyOpen(bucket.open);
        }
        bucket.left--;
        bucket.open++;
        forget();
        return new Answer.Admitted();
    }

    /** One that was admitted is answered, or its connection is gone. */
    public synchronized void close(String caller) {
        Bucket bucket = buckets.get(caller);
        if (bucket != null && bucket.open > 0) {
            bucket.open--;
        }
    }

    private Bucket full(long now) {
        Bucket bucket = new Bucket();
        bucket.left = aSecond * SECONDS_OF_BURST;
        bucket.at = now;
        return bucket;
    }

    private void forget() {
        Iterator<Bucket> oldest = buckets.values().iterator();
        while (buckets.size() > MOST_CALLERS && oldest.hasNext()) {
            if (oldest.next().open == 0) {
                oldest.remove();
            }
        }
    }
}
