package dev.goaround.exposition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads metrics pages: Prometheus' text format 0.0.4 and OpenMetrics 1.0 with its exemplars, also with metric and label names
 * in quotes. Comments, types and units are passed over: which metric is a counter is said by who asks. Never throws.
 */
public final class Exposition {

    /** A line is a metric with its labels; a longer one is no metrics page. */
    static final int LONGEST_LINE = 64 * 1024;

    /** More wanted series than this are a wrong label filter, and would be held in memory from reading to reading. */
    static final int MOST_SERIES = 20_000;

    private static final String END = "# EOF";

    private Exposition() {}

    /**
     * @param page the whole text; its size is bounded by who fetched it
     * @param wanted names of the metrics whose series are kept
     */
    public static Page read(String page, Predicate<String> wanted) {
        List<SeriesValue> kept = new ArrayList<>();
        int number = 0;
        int values = 0;
        int start = 0;
        while (start < page.length()) {
            int newline = page.indexOf('\n', start);
            int end = newline < 0 ? page.length() : newline;
            number++;
            if (end - start > LONGEST_LINE) {
                return new Page.Unreadable(number, "the line is longer than " + LONGEST_LINE + " characters");
            }
            String line = page.substring(start, end).strip();
            start = end + 1;
            if (line.equals(END)) {
                break;
            }
            if (line.isEmpty() || line.charAt(0) == '#') {
                continue;
            }
            try {
                SeriesValue series = new SeriesLine(line).read(wanted);
                values++;
                if (series != null) {
                    kept.add(series);
                }
            } catch (SeriesLine.Malformed e) {
                return new Page.Unreadable(number, e.getMessage());
            }
            if (kept.size() > MOST_SERIES) {
                return new Page.Unreadable(number, "more than " + MOST_SERIES + " series of the wanted metrics");
            }
        }
        return new Page.Parsed(kept, values);
    }
}
