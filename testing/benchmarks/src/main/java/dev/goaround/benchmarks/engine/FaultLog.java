package dev.goaround.benchmarks.engine;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * When which deployment begins to fail, and what was seen of it. All times are of this process, in nanoseconds
 * ({@code System.nanoTime()}); 0: not yet. Written by one thread each, read when all is over.
 */
final class FaultLog {

    /** So many failed samples in a row are a breach in {@link Load}. */
    private static final int IN_A_ROW = 3;

    private final long[] begins;
    private final int[] failures;
    private final long[] completed;
    private final long[] ordered;
    private int early;

    private static final int FIRST_ORDERS_BEFORE = 30;

    /** One deployment in so many fails. */
    static final int ONE_IN = 5;

    /** The service's first orders, told apart: what gives an order has not run before. */
    static final int FIRST_ORDERS = 20;

    /** One after the other, evenly, from the first instant to the last; and before it those of the first orders. */
    FaultLog(int deployments, long first, long last) {
        begins = new long[deployments];
        failures = new int[deployments];
        completed = new long[deployments];
        ordered = new long[deployments];
        for (int deployment = 0; deployment < deployments; deployment++) {
            begins[deployment] =
                    isCounted(deployment) ? first + (last - first) * deployment / deployments : Long.MAX_VALUE;
        }
        for (int order = 0; order < Math.min(FIRST_ORDERS, deployments / ONE_IN); order++) {
            begins[order * ONE_IN + 1] = first - TimeUnit.SECONDS.toNanos(FIRST_ORDERS_BEFORE);
        }
    }

    private static boolean isCounted(int deployment) {
        return deployment % ONE_IN == 0;
    }

    boolean isFailing(int deployment, long now) {
        return deployment < begins.length && now >= begins[deployment];
    }

    long begins(int deployment) {
        return begins[deployment];
    }

    /** A failed sample is about to be sent; the third makes the condition true. */
    void failed(int deployment, long now) {
        if (++failures[deployment] == IN_A_ROW) {
            completed[deployment] = now;
        }
    }

    synchronized void ordered(int deployment, long now) {
        if (completed[deployment] == 0) {
            early++;
        } else if (ordered[deployment] == 0) {
            ordered[deployment] = now;
        }
    }

    boolean isOver() {
        for (int deployment = 0; deployment < begins.length; deployment++) {
            if (begins[deployment] < Long.MAX_VALUE && ordered[deployment] == 0) {
                return false;
            }
        }
        return true;
    }

    /** Orders that nothing had called for. */
    int early() {
        return early;
    }

    int missed() {
        int missed = 0;
        for (int deployment = 0; deployment < begins.length; deployment++) {
            missed += begins[deployment] < Long.MAX_VALUE && ordered[deployment] == 0 ? 1 : 0;
        }
        return missed;
    }

    /** From the sample that makes the condition true to the order, ascending, in milliseconds. */
    double[] fromSample() {
        return fromSample(true);
    }

    /** The same of the service's first orders, which are none of the others. */
    double[] fromSampleOfFirst() {
        return fromSample(false);
    }

    /** The deployments whose orders took longest from the sample, the longest first. */
    List<Integer> slowest(int howMany) {
        return IntStream.range(0, ordered.length)
                .filter(deployment -> isCounted(deployment) && ordered[deployment] != 0)
                .boxed()
                .sorted(Comparator.comparingLong((Integer deployment) -> completed[deployment] - ordered[deployment]))
                .limit(howMany)
                .toList();
    }

    /** When the sample that made the condition true was sent, as {@link System#nanoTime}. */
    long completed(int deployment) {
        return completed[deployment];
    }

    /** In milliseconds. */
    double fromSample(int deployment) {
        return (ordered[deployment] - completed[deployment]) / 1e6;
    }

    /** From the fault to the order. */
    double fromFault(int deployment) {
        return (ordered[deployment] - begins[deployment]) / 1e6;
    }

    private double[] fromSample(boolean counted) {
        return IntStream.range(0, ordered.length)
                .filter(deployment -> isCounted(deployment) == counted && ordered[deployment] != 0)
                .mapToDouble(this::fromSample)
                .sorted()
                .toArray();
    }
}
