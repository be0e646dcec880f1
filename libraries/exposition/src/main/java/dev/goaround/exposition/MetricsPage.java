package dev.goaround.exposition;

import java.util.List;
import java.util.function.Function;

/** What became of a metrics page. */
public sealed interface MetricsPage {

    /** What each case leads to. */
    <T> T fold(Function<Parsed, T> parsed, Function<Unreadable, T> unreadable);

    /**
     * @param series the wanted ones, in their order
     * @param lines of values on the page, the unwanted ones included
     */
    record Parsed(List<SeriesValue> series, int lines) implements MetricsPage {

        public Parsed {
            series = List.copyOf(series);
        }

        @Override
        public <T> T fold(Function<Parsed, T> parsed, Function<Unreadable, T> unreadable) {
            return parsed.apply(this);
        }
    }

    /**
     * Not the text format. As with Prometheus, one bad line spoils the page: to pass over it would count too little and not
     * say so.
     *
     * @param line counts from 1
     * @param problem what is wrong there, without what the page says
     */
    record Unreadable(int line, String problem) implements MetricsPage {
        @Override
        public <T> T fold(Function<Parsed, T> parsed, Function<Unreadable, T> unreadable) {
            return unreadable.apply(this);
        }
    }
}
