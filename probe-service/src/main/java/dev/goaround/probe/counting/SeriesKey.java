package dev.goaround.probe.counting;

import dev.goaround.exposition.SeriesValue;
import java.util.Map;

/** What a series is told from others by. */
public record SeriesKey(String name, Map<String, String> labels) {

    static SeriesKey of(SeriesValue series) {
        return new SeriesKey(series.name(), series.labels());
    }
}
