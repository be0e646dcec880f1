package dev.goaround.rollback.judging.adapter;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A store as its changelog makes it: what was written since the last commit goes with a crash. */
final class MapStore implements KeyValueStore<String, byte[]> {

    private final Map<String, byte[]> committed = new TreeMap<>();
    private final Map<String, byte[]> working = new TreeMap<>();

    void commitAll() {
        committed.clear();
        committed.putAll(working);
    }

    void restoreCommitted() {
        working.clear();
        working.putAll(committed);
    }

    @Override
    public byte[] get(String key) {
        return working.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        if (value == null) {
            working.remove(key);
        } else {
            working.put(key, value);
        }
    }

    @Override
    public byte[] putIfAbsent(String key, byte[] value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void putAll(List<KeyValue<String, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte[] delete(String key) {
        return working.remove(key);
    }

    @Override
    public KeyValueIterator<String, byte[]> all() {
        Iterator<Map.Entry<String, byte[]>> entries =
                Map.copyOf(working).entrySet().iterator();
        return new KeyValueIterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public KeyValue<String, byte[]> next() {
                Map.Entry<String, byte[]> entry = entries.next();
                return KeyValue.pair(entry.getKey(), entry.getValue());
            }

            @Override
            public String peekNextKey() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    @Override
    public KeyValueIterator<String, byte[]> range(String from, String to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long approximateNumEntries() {
        return working.size();
    }

    @Override
    public String name() {
        return JudgingTopology.STORE;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        // Memory is always open.
    }

    @Override
    public void flush() {
        // Nothing lies anywhere else.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
