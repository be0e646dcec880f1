package dev.goaround.imports;

import java.util.List;
import java.util.Map;

/** A value of a YAML or JSON document, with its place. */
public sealed interface LocatedValue {

    SourcePlace at();

    /** @param value as written, whatever its type; of a null the empty text */
    record Text(String value, SourcePlace at) implements LocatedValue {}

    record Items(List<LocatedValue> items, SourcePlace at) implements LocatedValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** @param fields in their order; those that are null are left out */
    record Mapping(Map<String, LocatedValue> fields, SourcePlace at) implements LocatedValue {}

    default String kind() {
        if (this instanceof Items) {
            return "a list";
        }
        return this instanceof Mapping ? "a mapping" : "a single value";
    }
}
