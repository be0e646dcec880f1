package dev.goaround.benchmarks.engine;

import java.util.Arrays;

/**
 * When which deployment begins to fail, and what was seen of it. All times are of this process, in nanoseconds
 * ({@code System.nanoTime()}); 0: not yet. Written by one thread each, read when all is over.
 */
final class Faults {

    /** So many failed samples in a row are a breach in {@link Load}. */
    private static final int IN_A_ROW = 3;

    private final long[] begins;
    private final int[] failures;
    private final long[] completed;
    private final long[] ordered;
    private int early;

    /** One deployment in so many fails. */
    static final int ONE_IN = 5;

    /** One after the other, evenly, from the first instant to the last. */
    Faults(int deployments, long first, long last) {
        begins = new long[deployments];
        failures = new int[deployments];
        completed = new long[deployments];
        ordered = new long[deployments];
        for (int deployment = 0; deployment < deployments; deployment++) {
            begins[deployment] =
                    deployment % ONE_IN == 0 ? first + (last - first) * deployment / deployments : Long.MAX_VALUE;
        }
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
        return since(completed);
    }

    /** From the fault to the order. */
    double fromFault(int deployment) {
        return (ordered[deployment] - begins[deployment]) / 1e6;
    }

    private double[] since(long[] starts) {
        double[] times = new double[starts.length];
        int known = 0;
        for (int deployment = 0; deployment < starts.length; deployment++) {
            if (ordered[deployment] != 0) {
                times[known++] = (ordered[deployment] - starts[deployment]) / 1e6;
            }
        }
        double[] sorted = Arrays.copyOf(times, known);
        Arrays.sort(sorted);
        return sorted;
    }
}
