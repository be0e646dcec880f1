package dev.goaround.imports;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The fields of one mapping of the file; what is of the wrong type is refused, with all that it belongs to. */
public final class ImportedFields {

    private final LocatedValue.Mapping mapping;
    private final String of;
    private final String path;
    private final ImportRefusals refusals;

    /** @param of what the refusals name */
    public ImportedFields(LocatedValue.Mapping mapping, String of, String path, ImportRefusals refusals) {
        this.mapping = mapping;
        this.of = of;
        this.path = path;
        this.refusals = refusals;
    }

    public LocatedValue.Mapping mapping() {
        return mapping;
    }

    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    public boolean has(String name) {
        return mapping.fields().containsKey(name);
    }

    public LocatedValue entry(String name) {
        return mapping.fields().getOrDefault(name, mapping);
    }

    /** Empty where it is not there, or no single value. */
    public Optional<String> text(String name) {
        LocatedValue entry = mapping.fields().get(name);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry instanceof LocatedValue.Text text) {
            return Optional.of(text.value());
        }
        whole(name, "it is " + entry.kind(), "write a single value");
        return Optional.empty();
    }

    public Optional<ImportedFields> map(String name) {
        LocatedValue entry = mapping.fields().get(name);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry instanceof LocatedValue.Mapping inner) {
            return Optional.of(new ImportedFields(inner, of, path(name), refusals));
        }
        whole(name, "it is " + entry.kind(), "write fields");
        return Optional.empty();
    }

    /** As if a mapping were there, and empty. */
    public ImportedFields none() {
        return new ImportedFields(new LocatedValue.Mapping(Map.of(), mapping.at()), of, path, refusals);
    }

    public List<LocatedValue> items(String name) {
        LocatedValue entry = mapping.fields().get(name);
        if (entry == null) {
            return List.of();
        }
        if (entry instanceof LocatedValue.Items items) {
            return items.items();
        }
        whole(name, "it is " + entry.kind(), "write a list");
        return List.of();
    }

    /** Labels, annotations: texts by name. */
    public Map<String, String> texts(String name) {
        Map<String, String> texts = new TreeMap<>();
        map(name)
                .ifPresent(inner -> inner.mapping.fields().forEach((key, value) -> {
                    if (value instanceof LocatedValue.Text text) {
                        texts.put(key, text.value());
                    } else {
                        inner.whole(key, "it is " + value.kind(), "write a single value");
                    }
                }));
        return texts;
    }

    /** A length of time, as {@code reader} reads it. */
    public Optional<Duration> span(String name, Function<String, Optional<Duration>> reader) {
        Optional<Duration> span = text(name).flatMap(reader);
        if (has(name) && span.isEmpty() && entry(name) instanceof LocatedValue.Text) {
            whole(name, "it is no duration", "write a number with its unit, such as 5m");
        }
        return span;
    }

    /** A whole number; empty where it is not there or none. */
    public Optional<Integer> number(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.valueOf(text.get().strip()));
        } catch (NumberFormatException e) {
            whole(name, "it is no whole number", "write one, such as 3");
            return Optional.empty();
        }
    }

    /** Refuses what is not known: a field that is passed over may have changed the meaning. */
    public void only(Set<String> known) {
        mapping.fields().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> whole(
                        name, "nothing is known of this field", "take it out of a copy, if nothing depends on it"));
    }

    public void whole(String name, String why, String instead) {
        refusals.whole(entry(name), of, path(name), why, instead);
    }

    public void leftOut(String name, String why, String instead) {
        refusals.field(entry(name), of, path(name), why, instead);
    }
}
