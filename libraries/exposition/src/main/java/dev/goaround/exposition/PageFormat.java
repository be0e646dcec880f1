package dev.goaround.exposition;

import java.util.Locale;

/** How a metrics page is written, and with that, how its end is known. */
public enum PageFormat {
    /** Prometheus' text format: every line ends with a line feed, the last one too. */
    TEXT,
    /** OpenMetrics: the page ends with the line {@code # EOF}. */
    OPEN_METRICS,
    /** Not said by the server: OpenMetrics where a line is one that only OpenMetrics has, else text. */
    BY_LINES;

    private static final String OPEN_METRICS_TYPE = "application/openmetrics-text";
    private static final String TEXT_TYPE = "text/plain";

    /** @param contentType value of the header, or null. Text of no version is often what a server says of any file. */
    public static PageFormat of(String contentType) {
        String type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
        if (type.startsWith(OPEN_METRICS_TYPE)) {
            return OPEN_METRICS;
        }
        return type.startsWith(TEXT_TYPE) && type.contains("version=") ? TEXT : BY_LINES;
    }
}
