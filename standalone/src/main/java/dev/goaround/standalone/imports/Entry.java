package dev.goaround.standalone.imports;

import java.util.List;
import java.util.Map;

/** A value of a YAML or JSON document, with its place. */
public sealed interface Entry {

    Place at();

    /** @param value as written, whatever its type; of a null the empty text */
    record Text(String value, Place at) implements Entry {}

    record Items(List<Entry> items, Place at) implements Entry {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** @param fields in their order; those that are null are left out */
    record Mapping(Map<String, Entry> fields, Place at) implements Entry {}

    default String kind() {
        if (this instanceof Items) {
            return "a list";
        }
        return this instanceof Mapping ? "a mapping" : "a single value";
    }
}
