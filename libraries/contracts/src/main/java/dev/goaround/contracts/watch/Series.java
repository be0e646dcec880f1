package dev.goaround.contracts.watch;

import java.util.Map;

/**
 * Series of one metric that are added up.
 *
 * @param where label → regular expression that must match the label's whole value; empty: all series
 */
public record Series(String metric, Map<String, String> where) {

    public Series {
        where = where == null ? Map.of() : Map.copyOf(where);
    }
}
