package dev.goaround.checklist.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The result of a coverage file: the share of lines that tests reach, as {@code test_coverage}. */
final class CoverageFigures {

    static final String NAME = "test_coverage";

    private CoverageFigures() {}

    static FileResult lines(long covered, long all, Instant at) {
        return of(
                (double) covered / all,
                String.format(Locale.ROOT, "%.1f %% of %,d lines covered", 100.0 * covered / all, all),
                at);
    }

    static FileResult rate(double ratio, Instant at) {
        return of(ratio, String.format(Locale.ROOT, "%.1f %% of the lines covered", 100 * ratio), at);
    }

    private static FileResult of(double ratio, String what, Instant at) {
        return new FileResult(List.of(NAME, "coverage"), true, ratio, what, null, at);
    }
}
