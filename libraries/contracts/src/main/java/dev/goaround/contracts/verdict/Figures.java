package dev.goaround.contracts.verdict;

import dev.goaround.contracts.watch.Comparison;
import java.time.Duration;

/**
 * The figures behind a verdict.
 *
 * @param value what was measured, in base units; null if nothing could be
 * @param threshold what it was held against, in the same unit as the value: of a relative condition the baseline and what may
 *     be added to it
 * @param window that was added up
 * @param samples answered samples in the window
 * @param requests counted requests in the window, or null where the signal is not made of counts
 * @param source which sources it comes from
 * @param note what limits it ({@code exact to its bucket 0.25–0.5 s}), or null
 * @param baseline what the version before gave, or null where nothing was compared
 */
public record Figures(
        String signal,
        Double value,
        Comparison op,
        double threshold,
        String unit,
        Duration window,
        long samples,
        Long requests,
        String source,
        String note,
        Double baseline) {

    public Figures(
            String signal,
            Double value,
            Comparison op,
            double threshold,
            String unit,
            Duration window,
            long samples,
            Long requests,
            String source,
            String note) {
        this(signal, value, op, threshold, unit, window, samples, requests, source, note, null);
    }
}
