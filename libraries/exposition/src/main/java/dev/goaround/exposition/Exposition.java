package dev.goaround.exposition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads metrics pages: Prometheus' text format 0.0.4 and OpenMetrics 1.0 with its exemplars, also with metric and label names
 * in quotes. Comments, types and units are passed over: which metric is a counter is said by who asks. A page is read whole or
 * not at all: a line without its line feed may have lost digits, and what follows may be missing. Never throws.
 */
public final class Exposition {

    /** A line is a metric with its labels; a longer one is no metrics page. */
    static final int LONGEST_LINE = 64 * 1024;

    /** More wanted series than this are a wrong label filter, and would be held in memory from reading to reading. */
    static final int MOST_SERIES = 20_000;

    private static final String END = "# EOF";

    /** A mark that some editors and servers put before a text; it says nothing. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Comments that only OpenMetrics has. */
    private static final Pattern OPEN_METRICS_COMMENT =
            Pattern.compile("# UNIT .*|# TYPE \\S+ (unknown|info|stateset|gaugehistogram)");

    private final String page;
    private final Predicate<String> wanted;
    private final List<SeriesValue> kept = new ArrayList<>();
    private boolean openMetrics;
    private final boolean byLines;
    private int number;
    private int values;

    private Exposition(String page, PageFormat format, Predicate<String> wanted) {
        this.page = page;
        this.wanted = wanted;
        this.openMetrics = format == PageFormat.OPEN_METRICS;
        this.byLines = format == PageFormat.BY_LINES;
    }

    /** A page of which the server does not say how it is written. */
    public static MetricsPage read(String page, Predicate<String> wanted) {
        return read(page, PageFormat.BY_LINES, wanted);
    }

    /**
     * @param page the whole text; its size is bounded by who fetched it
     * @param wanted names of the metrics whose series are kept
     */
    public static MetricsPage read(String page, PageFormat format, Predicate<String> wanted) {
        return new Exposition(page, format, wanted).read();
    }

    private MetricsPage read() {
        if (page.isEmpty()) {
            return unreadable("the page is empty");
        }
        int start = page.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        while (start < page.length()) {
            int newline = page.indexOf('\n', start);
            int end = newline < 0 ? page.length() : newline;
            number++;
            if (end - start > LONGEST_LINE) {
                return unreadable("the line is longer than " + LONGEST_LINE + " characters");
            }
            String line = page.substring(start, end).strip();
            start = end + 1;
            if (line.equals(END)) {
                return ended(start);
            }
            if (newline < 0) {
                return unreadable("the last line does not end with a line feed: the page was cut");
            }
            Optional<MetricsPage> problem = take(line);
            if (problem.isPresent()) {
                return problem.get();
            }
        }
        return openMetrics
                ? unreadable("the page does not end with the line '# EOF', as OpenMetrics does: it was cut")
                : parsed();
    }

    /** @param rest where what is behind the end would begin; blank lines say nothing */
    private MetricsPage ended(int rest) {
        if (rest < page.length() && !page.substring(rest).isBlank()) {
            number++;
            return unreadable("something follows after the line '# EOF'");
        }
        return parsed();
    }

    private Optional<MetricsPage> take(String line) {
        if (line.isEmpty()) {
            return Optional.empty();
        }
        if (line.charAt(0) == '#') {
            openMetrics |= byLines && OPEN_METRICS_COMMENT.matcher(line).matches();
            return Optional.empty();
        }
        try {
            SeriesLine written = new SeriesLine(line);
            SeriesValue series = written.read(wanted);
            openMetrics |= byLines && written.hasExemplar();
            values++;
            if (series != null) {
                kept.add(series);
            }
        } catch (SeriesLine.Malformed e) {
            return Optional.of(unreadable(e.getMessage()));
        }
        return kept.size() > MOST_SERIES
                ? Optional.of(unreadable("more than " + MOST_SERIES + " series of the wanted metrics"))
                : Optional.empty();
    }

    private MetricsPage parsed() {
        return new MetricsPage.Parsed(kept, values);
    }

    private MetricsPage unreadable(String problem) {
        return new MetricsPage.Unreadable(Math.max(1, number), problem);
    }
}
