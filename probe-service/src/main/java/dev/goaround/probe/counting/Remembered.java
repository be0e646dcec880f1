package dev.goaround.probe.counting;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was last read of each series, by its labels. A series that vanishes is kept, so that it goes on from there when it
 * comes back; the ones longest unseen go first.
 */
final class Remembered<V> extends LinkedHashMap<Map<String, String>, V> {

    private static final int MOST = 20_000;

    Remembered() {
        super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Map<String, String>, V> eldest) {
        return size() > MOST;
    }
}
