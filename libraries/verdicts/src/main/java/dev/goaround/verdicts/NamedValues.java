package dev.goaround.verdicts;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A few values by their names, in the names' order. Cannot be changed: the next version of a state shares the names with the
 * one before, and what did not move. A state is made anew at every sample, and these are most of it.
 */
final class NamedValues<V> extends AbstractMap<String, V> {

    private final String[] names;
    private final Object[] values;

    private NamedValues(String[] names, Object[] values) {
        this.names = names;
        this.values = values;
    }

    static <V> NamedValues<V> of(Map<String, V> map) {
        if (map instanceof NamedValues<V> known) {
            return known;
        }
        TreeMap<String, V> sorted = new TreeMap<>(map);
        return new NamedValues<>(
                sorted.keySet().toArray(String[]::new), sorted.values().toArray());
    }

    /** With another value for a name that may be new. */
    NamedValues<V> with(String name, V value) {
        int index = index(name);
        if (index < 0) {
            TreeMap<String, V> more = new TreeMap<>(this);
            more.put(name, value);
            return of(more);
        }
        if (values[index] == value) {
            return this;
        }
        Object[] next = values.clone();
        next[index] = value;
        return new NamedValues<>(names, next);
    }

    @Override
    public V get(Object name) {
        int index = index(name);
        return index < 0 ? null : value(index);
    }

    @Override
    public boolean containsKey(Object name) {
        return index(name) >= 0;
    }

    /** One after the other: they are few, and nearly always asked for by the very same string. */
    private int index(Object name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @SuppressWarnings("unchecked")
    private V value(int index) {
        return (V) values[index];
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return names.length;
            }

            @Override
            public Iterator<Entry<String, V>> iterator() {
                return new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < names.length;
                    }

                    @Override
                    public Entry<String, V> next() {
                        Entry<String, V> entry = Map.entry(names[next], value(next));
                        next++;
                        return entry;
                    }
                };
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NamedValues<?> that
                ? Arrays.equals(names, that.names) && Arrays.equals(values, that.values)
                : super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
